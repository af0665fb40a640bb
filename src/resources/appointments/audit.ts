import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { AptStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';

type Appointment = Row<'appointment'>;
type Permission = Parameters<typeof recordAudit>[1]['permission'];

/** Moment and procedures of the appointment, with which every audit row about it begins. */
export const visitOf = ({ AptDateTime, ProcDescript }: Appointment) => `${AptDateTime}, ${ProcDescript ?? ''}`;

export function auditAppointment(
  tx: Transaction,
  { PatNum, AptNum }: Appointment,
  permission: Permission,
  detail: string,
  action: 'Created' | 'Updated' = 'Updated',
): Promise<void> {
  return recordAudit(tx, { permission, patNum: PatNum, key: AptNum, action, detail });
}

export const auditCreation = (tx: Transaction, appointment: Appointment) =>
  auditAppointment(tx, appointment, 'AppointmentCreate', visitOf(appointment), 'Created');

/** If nothing but these columns changes, the appointment was moved in the book. */
const PLACE: readonly string[] = ['AptDateTime', 'Op', 'DateTimeAskedToArrive', 'DateTStamp'];

/** One row for the edit, and one more when the confirmation status changed (`companions-people.md` 4.4). */
export async function auditEdit(tx: Transaction, before: Appointment, after: Appointment): Promise<void> {
  const changed = Object.keys(after).filter((name) => {
    const column = name as keyof Appointment;
    return column !== 'DateTStamp' && before[column] !== after[column];
  });
  if (changed.length === 0) return;
  const isMove = changed.every((name) => PLACE.includes(name));
  const wasComplete = before.AptStatus === AptStatus.Complete;
  const becameComplete = !wasComplete && after.AptStatus === AptStatus.Complete;
  const permission = wasComplete ? 'AppointmentCompleteEdit' : isMove ? 'AppointmentMove' : 'AppointmentEdit';
  const detail = isMove
    ? `${after.ProcDescript ?? ''} from ${before.AptDateTime}, to ${after.AptDateTime}`
    : `${visitOf(after)}${becameComplete ? ', Set Complete' : ''}`;
  await auditAppointment(tx, after, permission, detail);
  await auditConfirmation(tx, before, after);
}

export async function auditConfirmation(tx: Transaction, before: Appointment, after: Appointment): Promise<void> {
  if (before.Confirmed === after.Confirmed) return;
  const [from, to] = [await nameOf(tx, before.Confirmed), await nameOf(tx, after.Confirmed)];
  const detail = `Appointment confirmation status changed from ${from} to ${to}`;
  await auditAppointment(tx, after, 'ApptConfirmStatusEdit', detail);
}

async function nameOf(handle: Handle, confirmed: Key): Promise<string> {
  const statuses = await definitionsOf(handle, 'ApptConfirmed');
  return statuses.find(({ DefNum }) => DefNum === confirmed)?.ItemName ?? '';
}
