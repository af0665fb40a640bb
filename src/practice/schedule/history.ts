import type { Transaction } from '../../db/handle.ts';
import type { RowChangeOf } from '../../db/rows/changes.ts';
import { insertRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { EServiceType, HistAppointmentAction } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { signalAppointment } from './signals.ts';

type Appointment = Row<'appointment'>;

/** How an appointment has changed since its history was written last. */
interface AppointmentChange {
  readonly before: Appointment | undefined;
  readonly after: Appointment | undefined;
}

/**
 * Writes a history row for each appointment that this unit of work made or changed, and signals it to the workstations:
 * one row for an act, however many steps it took (`companions-people.md` 7, 4.9). A second call writes only what
 * changed since the first. `action` names an act that the rows do not show, such as Missed.
 */
export async function tellAppointments(
  tx: Transaction,
  action?: keyof typeof HistAppointmentAction,
): Promise<AppointmentChange[]> {
  const untold = untoldChanges(tx);
  for (const { before, after } of untold) {
    const plain = before === undefined ? 'Created' : after === undefined ? 'Deleted' : 'Changed';
    await keepCopy(tx, (after ?? before)!, HistAppointmentAction[action ?? plain]);
    await signalAppointment(tx, before, after);
  }
  return untold;
}

function untoldChanges(tx: Transaction): AppointmentChange[] {
  const changes = new Map<Key, AppointmentChange>();
  for (const change of tx.changes) {
    if (change.table === 'histappointment') changes.delete(change.after?.AptNum as Key);
    if (change.table !== 'appointment' || change.key === undefined) continue;
    const { before, after } = change as RowChangeOf<'appointment'> & AppointmentChange;
    const earlier = changes.get(change.key);
    changes.set(change.key, { before: earlier ? earlier.before : before, after });
  }
  return [...changes.values()].filter(isReal);
}

/** A change that was undone within the same act does not count. */
function isReal({ before, after }: AppointmentChange): boolean {
  if (!before || !after) return before !== after;
  return Object.entries(after).some(
    ([name, value]) => name !== 'DateTStamp' && before[name as keyof Appointment] !== value,
  );
}

async function keepCopy(tx: Transaction, appointment: Appointment, action: number): Promise<void> {
  const { SecurityHash: _hash, ...columns } = appointment;
  await insertRow(tx, 'histappointment', {
    ...columns,
    ProcDescript: (appointment.ProcDescript ?? '').slice(0, 255),
    Note: appointment.Note ?? '',
    Pattern: appointment.Pattern ?? '',
    HistDateTStamp: tx.now,
    HistApptAction: action,
    ApptSource: EServiceType.OpenDentalAPIService,
  });
}
