import { remember } from '../../domain/remember.ts';
import { type Join, keyOf, type TableRow } from './table-row.ts';

/** A value a statement can bind. */
export type Bound = string | number | bigint | null | Uint8Array;

/** One condition of a WHERE clause, with tables of its own in braces, and the values of its question marks. */
export type Condition = readonly [sql: string, ...parameters: Bound[]];

/**
 * A condition that is a table of keys, one in each row and named `amongKey`: MariaDB reads it first, and then the rows of these
 * keys. As `key IN (…)` its planner may read every row in the order of the keys instead, and look for each in that table.
 */
export const amongKeys = (keys: string, ...parameters: Bound[]): Condition => [AMONG + keys, ...parameters];

const AMONG = 'among ';
const isAmong = ([sql]: Condition) => sql.startsWith(AMONG);

/** Which rows to answer, in what order. Without `limit` all of them. */
export interface RowSelect {
  readonly row: TableRow;
  readonly where: readonly Condition[];
  /** Must be total, ending in the primary key, so that pages never overlap. */
  readonly orderBy: string;
  /** The values of the question marks in `orderBy`. */
  readonly orderValues?: readonly Bound[] | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/**
 * How a statement begins that goes through many keys of an index and no rows. MariaDB runs such a statement well once: if it
 * was prepared before, and another statement of the session has read the table since, it forgets that the index tells all
 * that is asked, and reads every row of the table (10.11: a million rows instead of 50,000 keys). So the sessions of MariaDB
 * prepare it anew each time.
 */
export const PREPARED_ANEW = 'SELECT /* prepared anew */';

/** Offset from which on rows are so many that this counts. */
const FAR_IN = 1000;

/**
 * The statement that fetches `columns` of the selected rows, its tables in braces. A page further in first skips along
 * the key alone and joins only the rows it answers (`performance.md` 5: 3 to 70 times as fast at deep offsets).
 */
export function selectText(select: RowSelect, columns: string): string {
  const { row, where, orderBy, limit, offset } = select;
  const { table, alias, joins } = row.source;
  const key = keyOf(row);
  const own = `{${table}} ${alias}`;
  const [among] = where.filter(isAmong).map(([sql]) => sql.slice(AMONG.length));
  const read = among === undefined ? own : `(${among}) AS among STRAIGHT_JOIN ${own} ON ${key} = among.amongKey`;
  const conditions = where.filter((condition) => !isAmong(condition)).map(([sql]) => sql);
  const filter = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const all = `${read}${joinText(joins)}`;
  if (limit === undefined || !offset) {
    const end = limit === undefined ? '' : ' LIMIT ?';
    return `SELECT ${columns} FROM ${all}${filter} ORDER BY ${orderBy}${end}`;
  }
  const from = joins.some((join) => names(filter + orderBy, join)) ? all : read;
  const page = `SELECT ${key} AS pageKey FROM ${from}${filter} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  return (
    `${offset >= FAR_IN ? PREPARED_ANEW : 'SELECT'} ${columns} FROM (${page}) page CROSS JOIN ${own} ON ${key} = page.pageKey` +
    `${joinText(joins)} ORDER BY ${orderBy}`
  );
}

const joinText = (joins: readonly Join[]) =>
  joins.map(({ table, alias, on }) => ` LEFT JOIN {${table}} ${alias} ON ${on}`).join('');

/** Whether a condition or an order looks at a joined table; else the join can wait for the rows of the page. */
const names = (text: string, { alias }: Join) => new RegExp(`\\b${alias}\\.`).test(text);

const amongFirst = (one: Condition, other: Condition) => Number(isAmong(other)) - Number(isAmong(one));

/** The values of a select's question marks, in order. */
export function selectParameters({ where, orderValues = [], limit, offset }: RowSelect): Bound[] {
  const values: Bound[] = [];
  for (const [, ...parameters] of where.some(isAmong) ? where.toSorted(amongFirst) : where) values.push(...parameters);
  values.push(...orderValues);
  if (limit !== undefined) values.push(limit);
  // A page further in is ordered twice: among the keys, and once its rows are joined.
  if (limit !== undefined && offset) values.push(offset, ...orderValues);
  return values;
}

/** Fields of an answer that hold their empty value. */
type Blank = readonly string[] | undefined;

/** A part of a shape, and which parts may come behind it. */
interface Step<T> {
  made: T | undefined;
  readonly next: Map<string, Step<T>>;
}

interface Shapes<T> {
  readonly first: Step<T>;
  steps: number;
}

/**
 * Steps kept for one row, which are some 200 shapes. A caller can make only so many, since filters are the resource's own;
 * beyond them all are forgotten.
 */
const KEPT_STEPS = 400;

/**
 * What `make` makes of a row definition and the shape of a request, made once: only the parameters differ from then on. The shape
 * is found part by part, because its parts are the same texts each time: to write them into one text cost 1 µs of a small read.
 */
export function keptByShape<T>(make: (select: RowSelect, blank: Blank) => T): (select: RowSelect, blank: Blank) => T {
  const rows = new WeakMap<TableRow, Shapes<T>>();

  function behind(step: Step<T>, part: string, shapes: Shapes<T>): Step<T> {
    const known = step.next.get(part);
    if (known) return known;
    if (++shapes.steps > KEPT_STEPS) {
      shapes.first.next.clear();
      shapes.steps = 0;
    }
    const fresh: Step<T> = { made: undefined, next: new Map() };
    step.next.set(part, fresh);
    return fresh;
  }

  return (select, blank) => {
    const { row, where, orderBy, limit, offset } = select;
    const shapes = remember(rows, row, () => ({ first: { made: undefined, next: new Map() }, steps: 0 }));
    let step = behind(shapes.first, orderBy, shapes);
    step = behind(step, limit === undefined ? '' : !offset ? 'limit' : offset < FAR_IN ? 'page' : 'far', shapes);
    if (blank) step = behind(step, `blank ${blank.join()}`, shapes);
    for (const [sql] of where) step = behind(step, sql, shapes);
    step.made ??= make(select, blank);
    return step.made;
  };
}
