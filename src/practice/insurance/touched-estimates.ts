import { type RowChangeOf, rowsThatDiffer } from '../../db/changes.ts';
import { type DuePatients, noteDue } from '../../db/due-estimates.ts';
import type { Transaction } from '../../db/practice.ts';
import type { Row, TableName } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { hasList, MOST_AT_ONCE } from './due-estimates.ts';
import { SOURCES, type Source } from './estimate-sources.ts';
import { recalculateEstimates } from './recalculate.ts';

/**
 * Makes anew every estimate that the rows written so far touch (`companions-insurance.md` 1.5). Runs once after the rules
 * of every write, so that no rule has to think of it; its own writes touch nothing. Where it is many patients, they are
 * noted as due and follow in the background (`due-estimates.ts`). An operation that names the few has locked them
 * already, and saves a second try where several servers write.
 */
export async function recalculateTouched(tx: Transaction): Promise<void> {
  const touched = await touchedPatients(tx);
  if (touched.size === 0) return;
  if (touched.size > MOST_AT_ONCE && hasList(tx)) return noteDue(tx, touched);
  await tx.lockPatient(...touched.keys());
  for (const [patNum, withCompleted] of touched) await recalculateEstimates(tx, patNum, { withCompleted });
}

async function touchedPatients(tx: Transaction): Promise<DuePatients> {
  const touched = new Map<Key, boolean>();
  const asked = new Map<string, Promise<readonly Key[]>>();
  for (const change of [...tx.changes]) {
    for (const source of (SOURCES[change.table] ?? []) as readonly Source<TableName>[]) {
      const isCoverageLost = losesCoverage(source, change as RowChangeOf<TableName>);
      // A row that moved, or that no longer counts, touches whoever it concerned before.
      for (const row of rowsWithSay(source, change as RowChangeOf<TableName>)) {
        const name = [change.table, ...source.of.map((column) => row[column])].join(' ');
        if (!asked.has(name)) asked.set(name, Promise.resolve(source.whom(tx, row)));
        for (const patNum of await asked.get(name)!) {
          touched.set(patNum, isCoverageLost || (touched.get(patNum) ?? false));
        }
      }
    }
  }
  return touched;
}

function rowsWithSay<T extends TableName>(source: Source<T>, change: RowChangeOf<T>): readonly Row<T>[] {
  if (source.ignoresNew && change.before === undefined) return [];
  const rows = rowsThatDiffer(change, source.columns);
  return rows.some((row) => source.counts?.(row) ?? true) ? rows : [];
}

const losesCoverage = <T extends TableName>({ coverage }: Source<T>, change: RowChangeOf<T>) =>
  coverage !== undefined && change.before !== undefined && rowsThatDiffer(change, coverage).length > 0;
