import type { Handle, Transaction } from '../../db/handle.ts';
import { rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isNote, noteWithProcedures, realDateOf } from '../../practice/chart/appointments.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { refuseHiddenOperatory } from '../../practice/schedule/office.ts';
import { changeProcedure, proceduresOn } from './attached.ts';
import { refuseFutureCompletion } from './rules.ts';

type Appointment = Row<'appointment'>;

const { Scheduled, Complete, UnschedList, Broken, Planned } = AptStatus;

/**
 * An appointment that waits for its time has no operatory (`companions-people.md` 4.4). One that becomes a plan stands
 * behind the patient's other plans.
 */
export async function statusColumns(
  handle: Handle,
  before: Appointment,
  changes: Partial<Appointment>,
): Promise<Partial<Appointment>> {
  const status = changes.AptStatus ?? before.AptStatus;
  if (status === before.AptStatus || (status !== UnschedList && status !== Planned)) return changes;
  const place = status === Planned ? { ItemOrderPlanned: await nextItemOrder(handle, before.PatNum) } : {};
  return { ...changes, ...place, Op: 0 };
}

/** Refuses some changes of status; `after` is the appointment as it would be stored. */
export async function refuseStatus(
  tx: Transaction,
  before: Appointment,
  after: Appointment,
  operatory: Row<'operatory'> | undefined,
): Promise<void> {
  if (operatory && operatory.OperatoryNum !== before.Op) refuseHiddenOperatory(operatory);
  if (before.AptStatus === after.AptStatus) return;
  const procedures = await proceduresOn(tx, before);
  const isDone = procedures.some(({ ProcStatus: status }) => status === ProcStatus.C);
  if (before.AptStatus === Complete && isDone && (await isPreferenceOn(tx, 'ApptPreventChangesToCompleted'))) {
    throw badRequest('AptStatus cannot be changed while completed procedures are attached.');
  }
  if (after.AptStatus === Complete) await refuseFutureCompletion(tx, after.AptDateTime);
  if (after.AptStatus === Scheduled && (before.AptStatus === Broken || before.AptStatus === UnschedList)) {
    if (after.Op === 0) throw badRequest('Op is required to schedule the appointment.');
    if (realDateOf(after) === undefined) throw badRequest('AptDateTime is required to schedule the appointment.');
  }
  if (isNote(after.AptStatus) && procedures.length > 0) throw noteWithProcedures();
}

/**
 * Procedures follow their appointment when it becomes a planned one or stops being one, since another column links them
 * then.
 */
export async function moveLinks(
  tx: Transaction,
  before: Appointment,
  after: Appointment,
  patient: Row<'patient'>,
): Promise<void> {
  const isPlan = after.AptStatus === Planned;
  if (isPlan === (before.AptStatus === Planned)) return;
  const [from, to] = isPlan ? (['AptNum', 'PlannedAptNum'] as const) : (['PlannedAptNum', 'AptNum'] as const);
  for (const procedure of await rowsWhere(tx, 'procedurelog', from, before.AptNum)) {
    // One that is already on another visit, or in another plan, stays there: the old link would name the wrong kind (21.1).
    const moved = procedure[to] === 0 ? { [to]: after.AptNum } : {};
    await changeProcedure(tx, patient, procedure, { [from]: 0, ...moved });
  }
}

/** The place of one more plan among those of the patient: behind all others. */
export async function nextItemOrder(handle: Handle, patNum: Key): Promise<number> {
  const { last } = await handle.db
    .selectFrom('appointment')
    .select((select) => select.fn.max('ItemOrderPlanned').as('last'))
    .where('PatNum', '=', patNum)
    .where('AptStatus', '=', AptStatus.Planned)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}
