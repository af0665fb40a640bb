import { sql } from 'kysely';
import type { Handle } from './practice.ts';
import { columnsOf } from './schema/tables.ts';
import type { Condition } from './select.ts';
import { keyOf, type TableRow } from './table-row.ts';

/** Up to this many changed rows it is faster to find them by the index on the stamp and to sort them afterwards. */
const FEW = 20_000;

/**
 * The condition `stamp >= since`, written in the way that is fast for the number of rows it will find. With few
 * changed rows, as in most synchronisations, the index on the stamp must be used; with many it must not. Left alone,
 * both planners choose wrongly at a million rows (`performance.md` 5: 1.7 s instead of 0.1 ms one way, 0.8 s instead
 * of 1 ms the other).
 */
export async function changedSince(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  offset: number,
): Promise<Condition[]> {
  const { alias, table, key } = row.source;
  if (offset >= DEEP && handle.office?.beginsIndex(table, stamp)) return farIn(handle, row, stamp, since, offset);
  if (handle.engine !== 'sqlite' || !isIndexed(row, stamp)) return [[`${alias}.${stamp} >= ?`, since]];
  const probe = sql<{ found: number }>`SELECT COUNT(*) AS found FROM (
    SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(stamp)} >= ${since} LIMIT ${FEW + 1})`;
  const { rows } = await probe.execute(handle.db);
  if (rows[0]!.found > FEW) return [[`+${alias}.${stamp} >= ?`, since]];
  return [[`${keyOf(row)} IN (SELECT ${key} FROM {${table}} WHERE ${stamp} >= ?)`, since]];
}

/** Offset from which on it is worth asking first how many rows were changed. */
const DEEP = 5000;

/**
 * Far into a list of an office's database. MyISAM keeps no keys beside the stamps of an index: to tell whether the row of
 * a key was changed it must be read, and each row before the page is. Two questions that the index alone answers show
 * when that is needless: all rows were changed then or later, or there are not as many as are to be skipped.
 */
async function farIn(
  handle: Handle,
  { source: { alias, table } }: TableRow,
  stamp: string,
  since: string,
  offset: number,
): Promise<Condition[]> {
  const older = `SELECT 1 AS older FROM {${table}} WHERE ${stamp} < ? OR ${stamp} IS NULL LIMIT 1`;
  if ((await handle.select(older, [since])).length === 0) return [];
  const changed = `SELECT 1 FROM {${table}} WHERE ${stamp} >= ? LIMIT ?`;
  const [found] = await handle.select(`SELECT COUNT(*) AS changed FROM (${changed}) found`, [since, offset + 1]);
  return Number(found!.changed) <= offset ? [['1 = 0']] : [[`${alias}.${stamp} >= ?`, since]];
}

/** Whether an index begins with the column. */
function isIndexed({ source }: TableRow, column: string): boolean {
  const index = columnsOf(source.table).find(([name]) => name === column)?.[1].index ?? '';
  return index.split(' ').some((place) => place.endsWith('#1'));
}
