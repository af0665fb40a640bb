import type { Transaction } from '../../db/handle.ts';
import { type RowChange, type RowChangeOf, rowsThatDiffer } from '../../db/rows/changes.ts';
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

/** What the days of recalls are made of (`companions-people.md` 8.5). */
const OF_VISITS = ['PatNum', 'AptNum', 'CodeNum', 'ProcStatus'] as const;

function isAboutVisits(change: RowChange): boolean {
  if (change.table === 'appointment') return true;
  if (change.table !== 'procedurelog') return false;
  const differing = rowsThatDiffer<'procedurelog'>(change as RowChangeOf<'procedurelog'>, OF_VISITS);
  return differing.some(({ AptNum }) => AptNum !== undefined && AptNum !== 0);
}
