import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { PatStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { addInterval } from '../../domain/recall-interval.ts';
import { preferenceKey } from '../office/preferences.ts';

const DONE = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

/**
 * Brings a patient's recalls up to date with what was done: for each recall type with trigger codes, the day of the
 * latest trigger and the day the next visit is due (`procedures.md` 23.1). Patients only, not prospects or archived
 * ones; a patient without any trigger procedure is left alone.
 */
export async function synchRecalls(tx: Transaction, patNum: Key, patStatus: number): Promise<void> {
  if (patStatus !== PatStatus.Patient) return;
  const previous = await previousVisits(tx, patNum);
  if (!previous.hasAny) return;
  const recalls = await rowsWhere(tx, 'recall', 'PatNum', patNum);
  const { prophy, perio } = await hygieneTypes(tx);
  const hygiene = recalls.some((recall) => recall.RecallTypeNum === perio) ? perio : prophy;

  for (const type of await triggeredTypes(tx)) {
    const isHygiene = type.RecallTypeNum === prophy || type.RecallTypeNum === perio;
    if (isHygiene && type.RecallTypeNum !== hygiene) continue;
    const day = previous.of(type.RecallTypeNum);
    const recall = recalls.find((one) => one.RecallTypeNum === type.RecallTypeNum);
    if (recall) await moveRecall(tx, recall, day);
    else if (day !== MIN_DATE || isHygiene) await startRecall(tx, patNum, type, day);
  }
}

/** The recall types prophy and perio: a patient has one of them, never both. */
export async function hygieneTypes(handle: Handle): Promise<{ prophy: Key; perio: Key }> {
  return {
    prophy: await preferenceKey(handle, 'RecallTypeSpecialProphy'),
    perio: await preferenceKey(handle, 'RecallTypeSpecialPerio'),
  };
}

/** The day of the latest procedure that triggers each recall type; prophy and perio share the later of theirs. */
export async function previousVisits(
  handle: Handle,
  patNum: Key,
): Promise<{ hasAny: boolean; of: (recallTypeNum: Key) => string }> {
  const byType = await latestTriggers(handle, patNum);
  const { prophy, perio } = await hygieneTypes(handle);
  const ofType = (type: Key) => byType.get(type) ?? MIN_DATE;
  const [, shared = MIN_DATE] = [ofType(prophy), ofType(perio)].sort();
  return { hasAny: byType.size > 0, of: (type) => (type === prophy || type === perio ? shared : ofType(type)) };
}

/** Recall types that some code triggers; an office keeps the recalls of other types by hand. */
export function triggeredTypes(handle: Handle): Promise<Row<'recalltype'>[]> {
  return handle.fact('triggered recall types', () =>
    handle.db
      .selectFrom('recalltype')
      .selectAll()
      .where('RecallTypeNum', 'in', handle.db.selectFrom('recalltrigger').select('RecallTypeNum'))
      .orderBy('RecallTypeNum')
      .execute(),
  );
}

/** Recall type → day of the latest procedure that triggers it. */
async function latestTriggers({ db }: Handle, patNum: Key): Promise<Map<Key, string>> {
  const rows = await db
    .selectFrom('recalltrigger')
    .innerJoin('procedurelog', 'procedurelog.CodeNum', 'recalltrigger.CodeNum')
    .select((select) => ['recalltrigger.RecallTypeNum', select.fn.max('procedurelog.ProcDate').as('previous')])
    .where('procedurelog.PatNum', '=', patNum)
    .where('procedurelog.ProcStatus', 'in', DONE)
    .groupBy('recalltrigger.RecallTypeNum')
    .execute();
  return new Map(rows.map((row) => [row.RecallTypeNum, row.previous]));
}

async function startRecall(tx: Transaction, patNum: Key, type: Row<'recalltype'>, previous: string): Promise<void> {
  const due = previous === MIN_DATE ? MIN_DATE : addInterval(previous, type.DefaultInterval);
  const recall = await insertRow(tx, 'recall', {
    PatNum: patNum,
    RecallTypeNum: type.RecallTypeNum,
    RecallInterval: type.DefaultInterval,
    DatePrevious: previous,
    DateDueCalc: due,
    DateDue: due,
    Note: '',
  });
  await auditRecall(tx, recall, 'Created', 'Recall added by Recall Sync.');
}

/** One audit row for a recall, as the desktop writes it. */
export const auditRecall = (
  tx: Transaction,
  { PatNum, RecallNum }: Row<'recall'>,
  action: 'Created' | 'Updated',
  detail = '',
): Promise<void> => recordAudit(tx, { permission: 'RecallEdit', patNum: PatNum, key: RecallNum, action, detail });

/**
 * A new visit starts a recall again: its status, its note and a due day that the staff chose are cleared. Recalls
 * that are disabled, for a time or for good, keep theirs (`companions-people.md` 8.4).
 */
async function moveRecall(tx: Transaction, recall: Row<'recall'>, previous: string): Promise<void> {
  const due = previous === MIN_DATE ? MIN_DATE : addInterval(previous, recall.RecallInterval);
  const rests = recall.IsDisabled || recall.DisableUntilBalance > 0 || recall.DisableUntilDate !== MIN_DATE;
  const isNewVisit = previous !== MIN_DATE && recall.DatePrevious !== previous && !rests;
  const follows = isNewVisit || recall.DateDue === recall.DateDueCalc || recall.DateDue === MIN_DATE;
  const changed = await updateRow(tx, 'recall', recall, {
    DatePrevious: previous,
    DateDueCalc: due,
    DateDue: recall.IsDisabled ? MIN_DATE : follows ? due : recall.DateDue,
    ...(isNewVisit ? { RecallStatus: 0, Note: '' } : {}),
  });
  if (changed !== recall) await auditRecall(tx, recall, 'Updated', 'Recall updated by Recall Sync.');
}
