import type { Handle } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { isPreferenceOn, preference } from '../../practice/office/preferences.ts';
import { fieldsOfSheet, findClinicPreference, hasClinics } from './store.ts';

/** The parameters of TreatPlans PUT that the office's treatment plan sheet must have a place for. */
export type GatedName = 'SignatureText' | 'SignaturePracticeText' | 'isSignedPractice';

/**
 * The gated parameters that the plan's default sheet allows (`treatment-plans.md` 4.2). Without a sheet of the
 * office's own the internal one counts, which has none of these fields.
 */
export async function allowedBySheet(
  handle: Handle,
  patient: Pick<Row<'patient'>, 'ClinicNum'> | undefined,
  rows: readonly Pick<Row<'proctp'>, 'ClinicNum'>[],
): Promise<ReadonlySet<GatedName>> {
  const clinicNum = rows[0]?.ClinicNum ?? patient?.ClinicNum ?? 0;
  const fields = await fieldsOfSheet(handle, await defaultSheet(handle, clinicNum));
  const allowed = new Set<GatedName>();
  for (const { FieldType, FieldName } of fields) {
    if (FieldType === SheetFieldType.SigBoxPractice) allowed.add('isSignedPractice');
    if (FieldName === 'SignatureText' || FieldName === 'SignaturePracticeText') allowed.add(FieldName);
  }
  return allowed;
}

/** The clinic's own default sheet, else the practice's; 0 is the internal one. */
async function defaultSheet(handle: Handle, clinicNum: Key): Promise<Key> {
  const practice = await preference(handle, 'SheetsDefaultTreatmentPlan');
  const usesClinics = !(await isPreferenceOn(handle, 'EasyNoClinics')) && (await hasClinics(handle));
  const own =
    usesClinics && clinicNum !== 0
      ? await findClinicPreference(handle, clinicNum, 'SheetsDefaultTreatmentPlan')
      : undefined;
  const value = (own?.ValueString ?? practice).trim();
  return /^\d{1,18}$/.test(value) ? toKey(value) : 0;
}
