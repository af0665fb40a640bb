import type { Handle, Transaction } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { refuseDeletedPatient } from '../office/patients.ts';

/** The plan, or 404. */
export async function requirePlan(handle: Handle, treatPlanNum: Key): Promise<Row<'treatplan'>> {
  const plan = await findRow(handle, 'treatplan', treatPlanNum);
  if (!plan) throw notFound('TreatPlan');
  return plan;
}

/** The plan as it stands once no other writer can change its patient's plans, or 404. */
export async function lockPlan(tx: Transaction, treatPlanNum: Key): Promise<Row<'treatplan'>> {
  await tx.lockPatient((await requirePlan(tx, treatPlanNum)).PatNum);
  return requirePlan(tx, treatPlanNum);
}

/** 400 when the plan's patient was deleted: nothing of such a patient may be modified (Patients page). */
export async function refusePlanOfDeletedPatient(handle: Handle, patNum: Key): Promise<void> {
  const patient = await findRow(handle, 'patient', patNum);
  if (patient) refuseDeletedPatient(patient);
}

/** A signature is stored, whether or not it still verifies (`treatment-plans.md` 2.2 and 2.14). */
export function isSigned(plan: Pick<Row<'treatplan'>, 'Signature' | 'SignaturePractice'>): boolean {
  return Boolean(plan.Signature) || Boolean(plan.SignaturePractice);
}
