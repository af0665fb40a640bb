import type { Handle } from '../practice.ts';
import type { OfficeReading } from './office-reading.ts';
import { type Bound, type Condition, PREPARED_ANEW } from './select.ts';
import { keyOf, plainTable, type TableRow, withTables } from './table-row.ts';

// On a MariaDB server the planner sorts all changed rows for a page that is far in, where a walk along the keys would do, and
// chooses worse where the index of a MyISAM table of an office holds no keys beside the stamps: to tell whether the row of a key
// was changed, or which key a changed row has, the row must be read, at 3 to 5 µs of the processor each. So there are three ways
// to a page there: to read every changed row and sort them, to walk the keys and read each row until the page is full, or to read
// the whole table as it lies in its file, at 0.4 µs a row. The planner takes rows that were changed for evenly spread. Where
// 30,000 old ones of a million were changed (a provider was merged into another one), it walks past all the others, for 4 seconds.

/** Which of the rows are asked for. */
export interface AskedPage {
  readonly offset: number;
  readonly limit: number;
  /** In a list that is ordered by its key alone: which way, and behind which key the page begins, if behind one. */
  readonly byKey?: ByKey | undefined;
}

interface ByKey {
  readonly falls: boolean;
  readonly behind: Condition | undefined;
}

/** Offset from which on it is worth asking first whether anything must be skipped. */
const DEEP = 5000;

/** Changed rows that are always read and sorted: 0.1 s. */
const FEW = 20_000;

/** Most of them: 1.5 s. */
export const MOST = 300_000;

/** How many rows of the file are read while one is by an index. */
const IN_THE_FILE = 10;

/** Changed rows of a table with so many from which on it is faster to read the whole file than each of them. */
export const manyOf = (rows: number) => Math.max(FEW, Math.min(MOST, Math.ceil(rows / IN_THE_FILE)));

/** Keys in which a page must be full that is walked to. */
const WINDOW = 20_000;

/** Rows to the end of a page that may be walked to twice, to see whether they are there. */
const SHALLOW = 5000;

/** The condition `stamp >= since` of a table of a MariaDB server that has an index on the stamp. */
export async function changedOnServer(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  page: AskedPage,
): Promise<Condition[]> {
  const { alias, table } = row.source;
  const plain: Condition = [`${alias}.${stamp} >= ?`, since];
  const { office } = handle;
  // InnoDB, as in every practice of ours, finds keys and stamps side by side in the index.
  const keepsKeys = office === undefined || office.keepsKeys(table);
  if (page.offset >= DEEP) {
    const older = await notChanged(handle, row, stamp, since, keepsKeys ? page.offset : 1);
    if (older === 0) return [];
    // A walk to the page passes at most twice as many rows as the page is far, and none is sorted.
    if (keepsKeys && page.byKey && older < page.offset) return [walked(row, stamp, since)];
  }
  if (keepsKeys) {
    if (page.offset < DEEP) return [plain];
    return (await changed(handle, row, stamp, since, page.offset + 1)) <= page.offset ? [['1 = 0']] : [plain];
  }
  const few = fewFor(office, table, page);
  const counted = await changed(handle, row, stamp, since, Math.max(few, page.offset) + 1);
  if (counted <= page.offset) return [['1 = 0']];
  if (counted <= few) return [sorted(row, stamp, since)];
  if (!page.byKey) return [plain];
  if (page.offset + page.limit > SHALLOW || (await fillsWindow(handle, row, stamp, since, page.byKey, page))) {
    return [walked(row, stamp, since)];
  }
  const most = manyOf(office.rows(table));
  if ((await changed(handle, row, stamp, since, most + 1)) <= most) return [sorted(row, stamp, since)];
  return [await atKeys(handle, row, stamp, since, page.byKey, page), walked(row, stamp, since)];
}

/**
 * Up to how many changed rows are read rather than walked to. If they are evenly spread, a walk to the end of the page
 * reads as many times more rows than the page and those before it as the table has more rows than were changed.
 */
function fewFor(office: OfficeReading, table: string, { offset, limit }: AskedPage): number {
  const asMany = Math.sqrt((offset + limit) * office.rows(table));
  return Math.min(MOST, Math.max(FEW, Math.ceil(asMany)));
}

/** What the database answers: in a practice of ours tables have their own names, and no braces. */
const ask = (handle: Handle, text: string, values: readonly Bound[]) =>
  handle.select(handle.tablesInBraces ? text : withTables(text, plainTable), values);

/** How many rows were changed; no more than `most` are counted. The index alone answers it. */
async function changed(handle: Handle, { source }: TableRow, stamp: string, since: string, most: number) {
  const each = `SELECT 1 FROM {${source.table}} AS c WHERE c.${stamp} >= ? LIMIT ?`;
  const [counted] = await ask(handle, `${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`, [since, most]);
  return Number(counted!.found);
}

/** How many rows were not changed since then; no more than `most` are counted. */
async function notChanged(handle: Handle, { source }: TableRow, stamp: string, since: string, most: number) {
  const each = `SELECT 1 FROM {${source.table}} AS o WHERE o.${stamp} < ? OR o.${stamp} IS NULL LIMIT ?`;
  const [counted] = await ask(handle, `${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`, [since, most]);
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

/** Whether enough changed rows are among the next keys. */
async function fillsWindow(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  { falls, behind: [begins, ...begin] = ['1 = 1'] }: ByKey,
  { offset, limit }: AskedPage,
): Promise<boolean> {
  const { table, alias } = row.source;
  const key = keyOf(row);
  const order = `ORDER BY ${key}${falls ? ' DESC' : ''}`;
  const own = `FROM {${table}} AS ${alias} WHERE ${begins}`;
  const [end] = await ask(handle, `${PREPARED_ANEW} ${key} AS endKey ${own} ${order} LIMIT 1 OFFSET ${WINDOW}`, begin);
  if (!end) return true;
  const [holds, ...values] = walked(row, stamp, since);
  const each = `SELECT 1 ${own} AND ${key} ${falls ? '>=' : '<='} ? AND ${holds} ${order} LIMIT ?`;
  const [counted] = await ask(handle, `${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`, [
    ...begin,
    end.endKey as Bound,
    ...values,
    offset + limit,
  ]);
  return Number(counted!.found) >= offset + limit;
}

/**
 * The keys of so many changed rows as the page needs, found by reading the whole file, or those that come behind them: a walk
 * reads nothing between them, and goes on where other conditions leave some of them out.
 */
async function atKeys(
  handle: Handle,
  row: TableRow,
  stamp: string,
  since: string,
  { falls, behind: [begins, ...begin] = ['1 = 1'] }: ByKey,
  { offset, limit }: AskedPage,
): Promise<Condition> {
  const { table, alias } = row.source;
  const key = keyOf(row);
  const [holds, ...values] = walked(row, stamp, since);
  const rows = await ask(
    handle,
    `SELECT ${key} AS changedKey FROM {${table}} AS ${alias} USE INDEX () WHERE ${begins} AND ${holds}
      ORDER BY ${key}${falls ? ' DESC' : ''} LIMIT ?`,
    // One more than the page: whoever reads it asks whether another one follows.
    [...begin, ...values, offset + limit + 1],
  );
  const keys = rows.map(({ changedKey }) => changedKey as Bound);
  const last = keys.at(-1);
  if (last === undefined) return ['1 = 0'];
  // A statement of a page is the same for every number of keys up to its next power of two.
  while ((keys.length & (keys.length - 1)) !== 0) keys.push(last);
  return [`(${key} IN (${keys.map(() => '?').join(', ')}) OR ${key} ${falls ? '<' : '>'} ?)`, ...keys, last];
}
