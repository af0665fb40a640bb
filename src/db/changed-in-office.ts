import type { OfficeReading } from './office-reading.ts';
import type { Handle } from './practice.ts';
import { type Bound, type Condition, PREPARED_ANEW } from './select.ts';
import { keyOf, type TableRow } from './table-row.ts';

// In an office's database, where the index of a MyISAM table holds no keys beside the stamps: to tell whether the row of a
// key was changed, or which key a changed row has, the row must be read, at 3 to 5 µs of the processor each. So there are
// two ways to a page: to read every changed row and sort them, or to walk the keys and read each row until the page is
// full. The planner takes rows that were changed for evenly spread. Where 30,000 old ones of a million were changed (a
// provider was merged into another one), it walks past all the others, for 4 seconds.

/** Which of the rows are asked for. */
export interface AskedPage {
  readonly offset: number;
  readonly limit: number;
  /** In a list that is ordered by its key alone: which way, and behind which key the page begins, if behind one. */
  readonly byKey?: { readonly falls: boolean; readonly behind: Condition | undefined } | undefined;
}

/** Offset from which on it is worth asking first whether anything must be skipped. */
const DEEP = 5000;

/** Changed rows that are always read and sorted: 0.1 s. */
const FEW = 20_000;

/** Most of them: 1.5 s. Of more the keys are walked, however far the first changed one is. */
export const MOST = 300_000;

/** Keys in which a page must be full that is walked to. */
const WINDOW = 50_000;

/** Rows to the end of a page that may be walked to twice, to see whether they are there. */
const SHALLOW = 5000;

/** The condition `stamp >= since` of a table that has an index on the stamp. */
export async function changedInOffice(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  page: AskedPage,
): Promise<Condition[]> {
  const { alias, table } = row.source;
  const plain: Condition = [`${alias}.${stamp} >= ?`, since];
  const office = handle.office!;
  if (page.offset >= DEEP) {
    const older = `SELECT 1 AS older FROM {${table}} AS o WHERE o.${stamp} < ? OR o.${stamp} IS NULL LIMIT 1`;
    if ((await handle.select(older, [since])).length === 0) return [];
  }
  // InnoDB finds keys and stamps side by side in the index.
  if (office.keepsKeys(table)) {
    if (page.offset < DEEP) return [plain];
    return (await changed(handle, row, stamp, since, page.offset + 1)) <= page.offset ? [['1 = 0']] : [plain];
  }
  const few = fewFor(office, table, page);
  const found = await changed(handle, row, stamp, since, Math.max(few, page.offset) + 1);
  if (found <= page.offset) return [['1 = 0']];
  if (found <= few) return [sorted(row, stamp, since)];
  if (!page.byKey) return [plain];
  if (await fillsWindow(handle, row, stamp, since, page)) return [walked(row, stamp, since)];
  const isMany = (await changed(handle, row, stamp, since, MOST + 1)) > MOST;
  return [isMany ? walked(row, stamp, since) : sorted(row, stamp, since)];
}

/**
 * Up to how many changed rows are read rather than walked to. If they are evenly spread, a walk to the end of the page
 * reads as many times more rows than the page and those before it as the table has more rows than were changed.
 */
function fewFor(office: OfficeReading, table: string, { offset, limit }: AskedPage): number {
  const asMany = Math.sqrt((offset + limit) * office.rows(table));
  return Math.min(MOST, Math.max(FEW, Math.ceil(asMany)));
}

/** How many rows were changed; no more than `most` are counted. The index alone answers it. */
async function changed(handle: Handle, { source }: TableRow, stamp: string, since: string, most: number) {
  const each = `SELECT 1 FROM {${source.table}} AS c WHERE c.${stamp} >= ? LIMIT ?`;
  const [counted] = await handle.select(`${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`, [since, most]);
  return Number(counted!.found);
}

/** Each changed row, found by the index. A LIMIT keeps the planner from turning the question round. */
function sorted(row: TableRow, stamp: string, since: string): Condition {
  const { table, key } = row.source;
  const keys = `SELECT c.${key} AS changedKey FROM {${table}} AS c WHERE c.${stamp} >= ? LIMIT 18446744073709551615`;
  return [`${keyOf(row)} IN (SELECT changedKey FROM (${keys}) AS changed)`, since];
}

/** Each row in the order of the keys: no index is thought of for what is true of a comparison. */
const walked = ({ source: { alias } }: TableRow, stamp: string, since: string): Condition => [
  `(${alias}.${stamp} >= ?) IS TRUE`,
  since,
];

/** Whether enough changed rows are among the next keys. Not asked for pages that are far in. */
async function fillsWindow(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  { offset, limit, byKey }: AskedPage,
): Promise<boolean> {
  const needed = offset + limit;
  if (needed > SHALLOW) return true;
  const { falls, behind: [begins = '1 = 1', ...begin] = [] } = byKey!;
  const { table, alias } = row.source;
  const key = keyOf(row);
  const order = `ORDER BY ${key}${falls ? ' DESC' : ''}`;
  const own = `FROM {${table}} AS ${alias} WHERE ${begins}`;
  const [end] = await handle.select(
    `${PREPARED_ANEW} ${key} AS endKey ${own} ${order} LIMIT 1 OFFSET ${WINDOW}`,
    begin,
  );
  if (!end) return true;
  const [holds, ...values] = walked(row, stamp, since);
  const each = `SELECT 1 ${own} AND ${key} ${falls ? '>=' : '<='} ? AND ${holds} ${order} LIMIT ?`;
  const [counted] = await handle.select(`${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`, [
    ...begin,
    end.endKey as Bound,
    ...values,
    needed,
  ]);
  return Number(counted!.found) >= needed;
}
