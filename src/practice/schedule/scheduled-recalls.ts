import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { AptStatus, PatStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';

/**
 * Stores for each recall of a patient the day on which it is scheduled: the day of the earliest coming appointment with
 * a procedure that triggers the recall's type. Archived patients are left alone (`companions-people.md` 8.5).
 */
export async function synchScheduledRecalls(
  tx: Transaction,
  { PatNum, PatStatus: status }: Pick<Row<'patient'>, 'PatNum' | 'PatStatus'>,
): Promise<void> {
  if (status === PatStatus.Archived) return;
  const recalls = await rowsWhere(tx, 'recall', 'PatNum', PatNum);
  if (recalls.length === 0) return;
  const days = await scheduledDays(tx, PatNum);
  for (const recall of recalls) {
    await updateRow(tx, 'recall', recall, { DateScheduled: days.get(recall.RecallTypeNum) ?? MIN_DATE });
  }
}

/** Recall type → day of the earliest appointment after today's first minute with one of its procedures. */
async function scheduledDays(tx: Transaction, patNum: Key): Promise<Map<Key, string>> {
  const rows = await tx.db
    .selectFrom('appointment')
    .innerJoin('procedurelog', 'procedurelog.AptNum', 'appointment.AptNum')
    .innerJoin('recalltrigger', 'recalltrigger.CodeNum', 'procedurelog.CodeNum')
    .select((select) => ['recalltrigger.RecallTypeNum', select.fn.min('appointment.AptDateTime').as('first')])
    .where('appointment.PatNum', '=', patNum)
    .where('appointment.AptStatus', '=', AptStatus.Scheduled)
    .where('appointment.AptDateTime', '>', `${tx.today} 00:00:00`)
    .where('procedurelog.PatNum', '=', patNum)
    .where('procedurelog.ProcStatus', '<>', ProcStatus.D)
    .groupBy('recalltrigger.RecallTypeNum')
    .execute();
  return new Map(rows.map(({ RecallTypeNum, first }) => [RecallTypeNum, first.slice(0, 10)]));
}
