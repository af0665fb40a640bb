import type { Handle } from '../handle.ts';
import type { OfficeReading } from './office-reading.ts';
import { amongKeys, type Bound, type Condition, PREPARED_ANEW } from './select.ts';
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

/** Rows whose stamp is `since` or later. */
interface Asked {
  readonly handle: Handle;
  readonly row: TableRow;
  readonly stamp: string;
  readonly since: string;
}

/** The condition `stamp >= since` of a table of a MariaDB server that has an index on the stamp. */
export async function changedOnServer(asked: Asked, page: AskedPage): Promise<Condition[]> {
  const { office } = asked.handle;
  const { table } = asked.row.source;
  // InnoDB, as in every practice of ours, finds keys and stamps side by side in the index.
  const keepsKeys = office === undefined || office.keepsKeys(table);
  if (page.offset >= DEEP) {
    const older = await counted(asked, notChanged(asked), keepsKeys ? page.offset : 1);
    if (older === 0) return [];
    // A walk to the page passes at most twice as many rows as the page is far, and none is sorted.
    if (keepsKeys && page.byKey && older < page.offset) return [walked(asked)];
  }
  if (keepsKeys) {
    if (page.offset < DEEP) return [changed(asked)];
    return (await counted(asked, changed(asked), page.offset + 1)) <= page.offset ? [['1 = 0']] : [changed(asked)];
  }
  const few = fewFor(office, table, page);
  const found = await counted(asked, changed(asked), Math.max(few, page.offset) + 1);
  if (found <= page.offset) return [['1 = 0']];
  if (found <= few) return [sorted(asked)];
  if (!page.byKey) return [changed(asked)];
  const needed = page.offset + page.limit;
  const walk = alongKeys(asked, page.byKey);
  if (needed > SHALLOW || (await fillsWindow(asked, walk, needed))) return [walked(asked)];
  const most = manyOf(office.rows(table));
  if ((await counted(asked, changed(asked), most + 1)) <= most) return [sorted(asked)];
  return [await atKeys(asked, walk, needed), walked(asked)];
}

/** The same where no index begins with the stamp: the planner walks along the keys, though few of the rows may be changed. */
export async function changedInFile(asked: Asked): Promise<Condition[]> {
  const { office } = asked.handle;
  const { table } = asked.row.source;
  // InnoDB keeps its rows in the order of their keys, so that a walk is as fast.
  const isSlow = office !== undefined && !office.keepsKeys(table) && office.rows(table) > FEW;
  return [isSlow && (await counted(asked, changed(asked), FEW + 1)) <= FEW ? sorted(asked) : changed(asked)];
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
const ask = ({ handle }: Asked, text: string, values: readonly Bound[]) =>
  handle.select(handle.tablesInBraces ? text : withTables(text, plainTable), values);

const changed = ({ row, stamp, since }: Asked): Condition => [`${row.source.alias}.${stamp} >= ?`, since];

const notChanged = ({ row, stamp, since }: Asked): Condition => {
  const column = `${row.source.alias}.${stamp}`;
  return [`(${column} < ? OR ${column} IS NULL)`, since];
};

/** How many rows meet a condition; no more than `most` are counted, the first in an order. The index of a stamp answers alone. */
async function counted(asked: Asked, [condition, ...values]: Condition, most: number, order = ''): Promise<number> {
  const { table, alias } = asked.row.source;
  const each = `SELECT 1 FROM {${table}} AS ${alias} WHERE ${condition} ${order} LIMIT ?`;
  const text = `${PREPARED_ANEW} COUNT(*) AS found FROM (${each}) AS counted`;
  const [answer] = await ask(asked, text, [...values, most]);
  return Number(answer!.found);
}

/** Each changed row, found before any order is thought of. A LIMIT keeps the planner from taking two questions for one. */
function sorted({ row, stamp, since }: Asked): Condition {
  const { table, key } = row.source;
  return amongKeys(
    `SELECT c.${key} AS amongKey FROM {${table}} AS c WHERE c.${stamp} >= ? LIMIT 18446744073709551615`,
    since,
  );
}

/** Each row in the order of the keys: no index is thought of for what is true of a comparison. */
const walked = ({ row, stamp, since }: Asked): Condition => [`(${row.source.alias}.${stamp} >= ?) IS TRUE`, since];

/** The way along the keys of a list, from where its page begins. */
interface Walk {
  readonly falls: boolean;
  readonly key: string;
  readonly begins: Condition;
  readonly order: string;
}

const alongKeys = ({ row }: Asked, { falls, behind = ['1 = 1'] }: ByKey): Walk => {
  const key = keyOf(row);
  return { falls, key, begins: behind, order: `ORDER BY ${key}${falls ? ' DESC' : ''}` };
};

/** Whether as many changed rows as are needed are among the next keys. */
async function fillsWindow(asked: Asked, walk: Walk, needed: number): Promise<boolean> {
  const { falls, key, order } = walk;
  const { table, alias } = asked.row.source;
  const [begins, ...begin] = walk.begins;
  const next = `${PREPARED_ANEW} ${key} AS endKey FROM {${table}} AS ${alias} WHERE ${begins} ${order} LIMIT 1 OFFSET ${WINDOW}`;
  const [end] = await ask(asked, next, begin);
  if (!end) return true;
  const [holds, ...values] = walked(asked);
  const inWindow = `${begins} AND ${key} ${falls ? '>=' : '<='} ? AND ${holds}`;
  return (await counted(asked, [inWindow, ...begin, end.endKey as Bound, ...values], needed, order)) >= needed;
}

/**
 * The keys of so many changed rows as the page needs, found by reading the whole file, or those that come behind them: a walk
 * reads nothing between them, and goes on where other conditions leave some of them out.
 */
async function atKeys(asked: Asked, walk: Walk, needed: number): Promise<Condition> {
  const { falls, key } = walk;
  const { table, alias } = asked.row.source;
  const [begins, ...begin] = walk.begins;
  const [holds, ...values] = walked(asked);
  // No index serves this order. USE INDEX () says the same, but not of a table of an office that lacks columns (`office/select.ts`).
  const order = `ORDER BY ${key} + 0${falls ? ' DESC' : ''}`;
  const rows = await ask(
    asked,
    `SELECT ${key} AS changedKey FROM {${table}} AS ${alias} WHERE (${begins}) IS TRUE AND ${holds} ${order} LIMIT ?`,
    // One more than the page: whoever reads it asks whether another one follows.
    [...begin, ...values, needed + 1],
  );
  const keys = rows.map(({ changedKey }) => changedKey as Bound);
  const last = keys.at(-1);
  if (last === undefined) return ['1 = 0'];
  // A statement of a page is the same for every number of keys up to its next power of two.
  while ((keys.length & (keys.length - 1)) !== 0) keys.push(last);
  return [`(${key} IN (${keys.map(() => '?').join(', ')}) OR ${key} ${falls ? '<' : '>'} ?)`, ...keys, last];
}
