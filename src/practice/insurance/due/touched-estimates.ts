import { type DuePatients, noteDue } from '../../../db/due-estimates.ts';
import type { Transaction } from '../../../db/handle.ts';
import { type RowChangeOf, rowsThatDiffer } from '../../../db/rows/changes.ts';
import type { Row, TableName } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { recalculateEstimates } from '../stored/recalculate.ts';
import { hasList, MOST_AT_ONCE } from './due-estimates.ts';
import { SOURCES, type Source } from './sources.ts';

/**
 * Makes every estimate again that depends on the rows written so far (`companions-insurance.md` 1.5). Runs once after
 * the rules of every write, so that no rule has to do it; its own writes change no other estimate. If many patients are
 * concerned, they are noted as due and follow in the background (`due-estimates.ts`). An operation that names the few
 * patients beforehand has locked them already, which saves a second try where several servers write.
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
      // A row that moved, or that no longer counts, also changes the estimates of those it concerned before.
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
