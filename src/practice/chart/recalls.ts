import type { Transaction } from '../../db/practice.ts';
import { insertRow, updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { PatStatus, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { addInterval } from '../../domain/recall-interval.ts';
import { recordAudit } from '../office/audit.ts';
import { preferenceKey } from '../office/preferences.ts';

const DONE = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

/**
 * Brings a patient's recalls up to date with what was done: for each recall type with trigger codes, the day of the
 * latest trigger and the day the next visit is due (`procedures.md` 23.1). Patients only, not prospects or archived
 * ones; a patient without any trigger procedure is left alone.
 */
export async function synchRecalls(
  tx: Transaction,
  patNum: Key,
  patStatus: number,
  developerName: string,
): Promise<void> {
  if (patStatus !== PatStatus.Patient) return;
  const previousByType = await latestTriggers(tx, patNum);
  if (previousByType.size === 0) return;
  const recalls = await tx.db.selectFrom('recall').selectAll().where('PatNum', '=', patNum).execute();
  const prophy = await preferenceKey(tx, 'RecallTypeSpecialProphy');
  const perio = await preferenceKey(tx, 'RecallTypeSpecialPerio');
  const hygiene = recalls.some((recall) => recall.RecallTypeNum === perio) ? perio : prophy;
  const shared = [previousByType.get(prophy), previousByType.get(perio)]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);

  for (const type of await triggeredTypes(tx)) {
    const isHygiene = type.RecallTypeNum === prophy || type.RecallTypeNum === perio;
    if (isHygiene && type.RecallTypeNum !== hygiene) continue;
    const previous = isHygiene ? shared : previousByType.get(type.RecallTypeNum);
    const recall = recalls.find((one) => one.RecallTypeNum === type.RecallTypeNum);
    if (recall) await moveRecall(tx, recall, previous ?? MIN_DATE, developerName);
    else if (previous !== undefined || isHygiene) await startRecall(tx, patNum, type, previous ?? MIN_DATE);
  }
}

/** Recall types that some code triggers; the others an office keeps by hand. */
function triggeredTypes(tx: Transaction): Promise<Row<'recalltype'>[]> {
  return tx.db
    .selectFrom('recalltype')
    .selectAll()
    .where('RecallTypeNum', 'in', tx.db.selectFrom('recalltrigger').select('RecallTypeNum'))
    .orderBy('RecallTypeNum')
    .execute();
}

/** Recall type → day of the latest procedure that triggers it. */
async function latestTriggers(tx: Transaction, patNum: Key): Promise<Map<Key, string>> {
  const rows = await tx.db
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
  await insertRow(tx, 'recall', {
    PatNum: patNum,
    RecallTypeNum: type.RecallTypeNum,
    RecallInterval: type.DefaultInterval,
    DatePrevious: previous,
    DateDueCalc: due,
    DateDue: due,
    Note: '',
  });
}

async function moveRecall(
  tx: Transaction,
  recall: Row<'recall'>,
  previous: string,
  developerName: string,
): Promise<void> {
  const due = previous === MIN_DATE ? MIN_DATE : addInterval(previous, recall.RecallInterval);
  const isNewVisit = recall.DatePrevious !== previous && !recall.IsDisabled;
  const follows = isNewVisit || recall.DateDue === recall.DateDueCalc;
  const changed = await updateRow(tx, 'recall', recall, {
    DatePrevious: previous,
    DateDueCalc: due,
    DateDue: recall.IsDisabled ? MIN_DATE : follows ? due : recall.DateDue,
    ...(isNewVisit ? { RecallStatus: 0, Note: '' } : {}),
  });
  if (changed === recall) return;
  await recordAudit(tx, {
    permission: 'RecallEdit',
    patNum: recall.PatNum,
    key: recall.RecallNum,
    action: 'Updated',
    developerName,
    detail: `Recall due ${changed.DateDue}.`,
  });
}
