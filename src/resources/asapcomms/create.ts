import type { Transaction } from '../../db/practice.ts';
import { ApptPriority } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireAppointment } from '../../practice/chart/appointments.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { requireOperatory } from '../../practice/schedule/office.ts';
import { dateTimeInput, keyInput, type ValuesOf } from '../../wire/input.ts';

/** Body of AsapComms POST. */
export const asapCommInputs = {
  op: keyInput({ required: true, description: 'OperatoryNum of the free time.' }),
  aptNum: keyInput({ required: true, description: 'An appointment with the priority ASAP.' }),
  dateTimeStart: dateTimeInput({ required: true }),
};

/**
 * An offer of an earlier time is a text message, and this server sends none. What is wrong with the offer itself is told
 * first (`companions-people.md` 6.3).
 */
export async function offerTime(tx: Transaction, sent: ValuesOf<typeof asapCommInputs>): Promise<never> {
  await requireOperatory(tx, sent.op);
  const appointment = await requireAppointment(tx, sent.aptNum);
  await requireLivePatient(tx, appointment.PatNum);
  if (appointment.Priority !== ApptPriority.ASAP) throw badRequest('Appointment must have a Priority of ASAP.');
  throw badRequest('Texting is not available on this server.');
}
