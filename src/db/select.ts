import { BoundedMap, remember } from '../domain/remember.ts';
import { type Join, keyOf, type TableRow } from './table-row.ts';

/** A value a statement can bind. */
export type Bound = string | number | bigint | null | Uint8Array;

/** One condition of a WHERE clause, with tables of its own in braces, and the values of its question marks. */
export type Condition = readonly [sql: string, ...parameters: Bound[]];

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
 * The statement that fetches `columns` of the selected rows, its tables in braces. A page further in first skips along
 * the key alone and joins only the rows it answers (`performance.md` 5: 3 to 70 times as fast at deep offsets).
 */
export function selectText(select: RowSelect, columns: string): string {
  const { row, where, orderBy, limit, offset } = select;
  const { table, alias, joins } = row.source;
  const filter = where.length ? ` WHERE ${where.map(([sql]) => sql).join(' AND ')}` : '';
  const own = `{${table}} ${alias}`;
  const all = `${own}${joinText(joins)}`;
  if (limit === undefined || !offset) {
    const end = limit === undefined ? '' : ' LIMIT ?';
    return `SELECT ${columns} FROM ${all}${filter} ORDER BY ${orderBy}${end}`;
  }
  const key = keyOf(row);
  const from = joins.some((join) => names(filter + orderBy, join)) ? all : own;
  const page = `SELECT ${key} AS pageKey FROM ${from}${filter} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  return (
    `SELECT ${columns} FROM (${page}) page CROSS JOIN ${own} ON ${key} = page.pageKey` +
    `${joinText(joins)} ORDER BY ${orderBy}`
  );
}

const joinText = (joins: readonly Join[]) =>
  joins.map(({ table, alias, on }) => ` LEFT JOIN {${table}} ${alias} ON ${on}`).join('');

/** Whether a condition or an order looks at a joined table; else the join can wait for the rows of the page. */
const names = (text: string, { alias }: Join) => new RegExp(`\\b${alias}\\.`).test(text);

/** The values of a select's question marks, in order. */
export function selectParameters({ where, orderValues = [], limit, offset }: RowSelect): Bound[] {
  const values: Bound[] = [];
  for (const [, ...parameters] of where) values.push(...parameters);
  values.push(...orderValues);
  if (limit !== undefined) values.push(limit);
  // A page further in is ordered twice: among the keys, and once its rows are joined.
  if (limit !== undefined && offset) values.push(offset, ...orderValues);
  return values;
}

/** Shapes kept for one row; a caller can make only so many, since filters are the resource's own. */
const KEPT_SHAPES = 200;

/** Fields of an answer that hold their empty value. */
type Blank = readonly string[] | undefined;

/** What `make` makes of a row definition and the shape of a request, made once: only the parameters differ from then on. */
export function keptByShape<T>(make: (select: RowSelect, blank: Blank) => T): (select: RowSelect, blank: Blank) => T {
  const rows = new WeakMap<TableRow, BoundedMap<string, T>>();
  const shapes = () => new BoundedMap<string, T>(KEPT_SHAPES);
  return (select, blank) =>
    remember(remember(rows, select.row, shapes), shapeOf(select, blank), () => make(select, blank));
}

/** Tells two selects of a row apart whose statements differ. */
function shapeOf({ where, orderBy, limit, offset }: RowSelect, blank: Blank): string {
  let shape = `${orderBy}|${limit === undefined ? '' : offset ? 'page' : 'limit'}|${blank?.join() ?? ''}`;
  for (const [sql] of where) shape += `|${sql}`;
  return shape;
}
