import type { Transaction } from '../../db/handle.ts';
import type { RowChange } from '../../db/rows/changes.ts';
import type { Row } from '../../db/schema/tables.ts';
import { tellAppointments } from './history.ts';
import { synchScheduledRecalls } from './scheduled-recalls.ts';

/**
 * Called once at the end of a request that may have changed appointments or moved procedures between them: writes the
 * history and signals of the appointments, and the day on which each recall of the patient is scheduled.
 */
export async function settleSchedule(
  tx: Transaction,
  patient: Pick<Row<'patient'>, 'PatNum' | 'PatStatus'>,
): Promise<void> {
  const concernsRecalls = tx.changes.some(isAboutVisits);
  await tellAppointments(tx);
  if (concernsRecalls) await synchScheduledRecalls(tx, patient);
}

function isAboutVisits(change: RowChange): boolean {
  if (change.table === 'appointment') return true;
  if (change.table !== 'procedurelog') return false;
  return [change.before?.AptNum, change.after?.AptNum].some((aptNum) => aptNum !== undefined && aptNum !== 0);
}
