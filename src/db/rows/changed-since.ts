import { sql } from 'kysely';
import type { Handle } from '../handle.ts';
import { beginsIndex } from '../schema/columns.ts';
import { columnsOf } from '../schema/tables.ts';
import { type AskedPage, changedInFile, changedOnServer } from './changed-on-server.ts';
import type { Condition } from './select.ts';
import { keyOf, type TableRow } from './table-row.ts';

export type { AskedPage };

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
  page: AskedPage,
): Promise<Condition[]> {
  const { alias, table, key } = row.source;
  const isFound = handle.office
    ? handle.office.beginsIndex(table, stamp)
    : columnsOf(table).some(([name, column]) => name === stamp && beginsIndex(column));
  if (handle.engine !== 'sqlite') {
    const asked = { handle, row, stamp, since };
    return isFound ? changedOnServer(asked, page) : changedInFile(asked);
  }
  if (!isFound) return [[`${alias}.${stamp} >= ?`, since]];
  const probe = sql<{ found: number }>`SELECT COUNT(*) AS found FROM (
    SELECT 1 FROM ${sql.table(table)} WHERE ${sql.ref(stamp)} >= ${since} LIMIT ${FEW + 1})`;
  const { rows } = await probe.execute(handle.db);
  if (rows[0]!.found > FEW) return [[`+${alias}.${stamp} >= ?`, since]];
  return [[`${keyOf(row)} IN (SELECT ${key} FROM {${table}} WHERE ${stamp} >= ?)`, since]];
}
