import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { clinicOfPlan, defaultSheet, fieldsOfSheet } from '../../practice/plans/plan-sheet.ts';

/** The parameters of TreatPlans PUT that the office's treatment plan sheet must have a place for. */
export type GatedName = 'SignatureText' | 'SignaturePracticeText' | 'isSignedPractice';

/**
 * The gated parameters that the plan's default sheet allows (`treatment-plans.md` 4.2). An office without such a sheet
 * uses the internal one, which has none of these fields.
 */
export async function allowedBySheet(
  handle: Handle,
  patient: Pick<Row<'patient'>, 'ClinicNum'> | undefined,
  rows: readonly Pick<Row<'proctp'>, 'ClinicNum'>[],
): Promise<ReadonlySet<GatedName>> {
  const clinicNum = await clinicOfPlan(handle, patient, rows);
  const fields = await fieldsOfSheet(handle, await defaultSheet(handle, clinicNum));
  const allowed = new Set<GatedName>();
  for (const { FieldType, FieldName } of fields) {
    if (FieldType === SheetFieldType.SigBoxPractice) allowed.add('isSignedPractice');
    if (FieldName === 'SignatureText' || FieldName === 'SignaturePracticeText') allowed.add(FieldName);
  }
  return allowed;
}
