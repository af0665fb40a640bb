import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { completeProcedures, proceduresOn } from './attached.ts';
import { dentalPlans } from './visit.ts';

/** Refuses to complete an appointment without procedures, unless the office allows it (`companions-people.md` 4.4). */
export async function refuseEmptyCompletion(tx: Transaction, appointment: Row<'appointment'>): Promise<void> {
  const isEmpty = (await proceduresOn(tx, appointment)).length === 0;
  if (isEmpty && !(await isPreferenceOn(tx, 'ApptAllowEmptyComplete'))) {
    throw badRequest('AptStatus cannot be Complete without attached procedures.');
  }
}

/**
 * Completing an appointment completes its procedures, under the plans the patient has now (`companions-people.md` 4.4).
 */
export async function completeAppointment(
  tx: Transaction,
  appointment: Row<'appointment'>,
  patient: Row<'patient'>,
): Promise<void> {
  const current = await updateRow(tx, 'appointment', appointment, await dentalPlans(tx, appointment.PatNum));
  await completeProcedures(tx, current, patient, await proceduresOn(tx, current));
}
