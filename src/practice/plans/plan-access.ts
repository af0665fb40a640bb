import type { Handle, Reader } from '../../db/handle.ts';
import { prepared } from '../../db/rows/prepared.ts';
import { rememberedRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';
import { chartPatient, refuseDeletedPatient } from '../office/patients.ts';

/** The plan, or 404. */
export async function requirePlan(reader: Reader, treatPlanNum: Key): Promise<Row<'treatplan'>> {
  const plan = await rememberedRow(reader, 'treatplan', treatPlanNum);
  if (!plan) throw notFound('TreatPlan');
  return plan;
}

/** The patient of the plan that a body names, or 404. */
export async function patientOfPlan(handle: Handle, treatPlanNum: Key): Promise<Key> {
  return (await requirePlan(handle, treatPlanNum)).PatNum;
}

/** The rows of a Saved plan in the order a signature binds them (`treatment-plans.md` 4.5). */
export const rowsOfPlan = (reader: Reader, treatPlanNum: Key): Promise<readonly Row<'proctp'>[]> =>
  reader.remember(`rows of plan ${treatPlanNum}`, () => readRowsOfPlan(reader, treatPlanNum), ['proctp']);

const readRowsOfPlan = prepared((db, treatPlanNum: Key) =>
  db
    .selectFrom('proctp')
    .selectAll()
    .where('TreatPlanNum', '=', treatPlanNum)
    .orderBy('ItemOrder')
    .orderBy('ProcTPNum'),
);

/** 400 when the plan's patient was deleted: nothing of such a patient may be modified (Patients page). */
export async function refusePlanOfDeletedPatient(reader: Reader, patNum: Key): Promise<void> {
  const patient = await chartPatient(reader, patNum);
  if (patient) refuseDeletedPatient(patient);
}

/** A signature is stored, whether or not it still verifies (`treatment-plans.md` 2.2 and 2.14). */
export function isSigned(plan: Pick<Row<'treatplan'>, 'Signature' | 'SignaturePractice'>): boolean {
  return Boolean(plan.Signature) || Boolean(plan.SignaturePractice);
}
