import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { type TPStatus, TPType } from '../../domain/enums.ts';
import { preference } from '../office/preferences.ts';

export function typeOfPlan(isDiscountPatient: boolean): TPType {
  return isDiscountPatient ? TPType.Discount : TPType.Insurance;
}

/** Stores a new live plan: no procedures yet, the office's note unless another is given (`treatment-plans.md` 1.5, 2.4). */
export async function insertLivePlan(
  tx: Transaction,
  plan: Pick<Row<'treatplan'>, 'PatNum' | 'Heading' | 'TPType'> & {
    TPStatus: typeof TPStatus.Active | typeof TPStatus.Inactive;
    Note?: string | undefined;
  },
): Promise<Row<'treatplan'>> {
  return insertRow(tx, 'treatplan', {
    ...plan,
    Note: plan.Note ?? (await preference(tx, 'TreatmentPlanNote')),
    Signature: '',
    SecDateEntry: tx.today,
  });
}

/**
 * Whether the office is in Canada, where lab procedures and two surface letters differ (`treatment-plans.md` 1.5, 3.4).
 */
export async function isCanadianOffice(handle: Handle): Promise<boolean> {
  return (await preference(handle, 'LanguageAndRegion')).toUpperCase().endsWith('CA');
}
