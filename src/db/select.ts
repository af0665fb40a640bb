import type { WireRow } from '../wire/row.ts';
import { aliasOf } from '../wire/row.ts';

/** A value a statement can bind. */
export type Bound = string | number | bigint | null | Uint8Array;

/** One condition of a WHERE clause and the values of its question marks. */
export type Condition = readonly [sql: string, ...parameters: Bound[]];

/** Which rows to answer, in what order. Without `limit` all of them. */
export interface RowSelect {
  readonly row: WireRow;
  readonly where: readonly Condition[];
  /** Must be total, ending in the primary key, so that pages never overlap. */
  readonly orderBy: string;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface SelectText {
  readonly sql: string;
  readonly parameters: readonly Bound[];
}

/**
 * The statement that fetches `columns` of the selected rows. A page further in first skips along the key alone and
 * joins only the rows it answers (`performance.md` 5: 3 to 70 times as fast at deep offsets).
 */
export function selectText(select: RowSelect, columns: string): SelectText {
  const { row, where, orderBy, limit, offset } = select;
  const filter = where.length ? ` WHERE ${where.map(([sql]) => sql).join(' AND ')}` : '';
  const parameters = selectParameters(select);
  if (limit === undefined || !offset) {
    const end = limit === undefined ? '' : ' LIMIT ?';
    return { sql: `SELECT ${columns} FROM ${row.from}${filter} ORDER BY ${orderBy}${end}`, parameters };
  }
  const [table, alias, ...joins] = row.from.split(' ');
  const from = needsOnly(alias!, filter + orderBy) ? `${table} ${alias}` : row.from;
  const page = `SELECT ${row.key} AS pageKey FROM ${from}${filter} ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
  return {
    sql:
      `SELECT ${columns} FROM (${page}) page CROSS JOIN ${table} ${alias} ON ${row.key} = page.pageKey ` +
      `${joins.join(' ')} ORDER BY ${orderBy}`,
    parameters,
  };
}

/** Whether a text names columns of this alias only, so that the joins can wait for the rows of the page. */
function needsOnly(alias: string, text: string): boolean {
  return [...text.matchAll(/(\w+)\.\w/g)].every(([, name]) => name === alias);
}

/** The values of a select's question marks, in order. */
export function selectParameters({ where, limit, offset }: RowSelect): Bound[] {
  const values: Bound[] = [];
  for (const [, ...parameters] of where) values.push(...parameters);
  if (limit !== undefined) values.push(limit);
  if (limit !== undefined && offset) values.push(offset);
  return values;
}

/** `alias.Column = ?`, left out when the caller did not ask for it. */
export function equals(row: WireRow, column: string, value: Bound | undefined): Condition[] {
  return value === undefined ? [] : [[`${aliasOf(row)}.${column} = ?`, value]];
}

/** `alias.Column >= ?`, left out when the caller did not ask for it. */
export function atLeast(row: WireRow, column: string, value: Bound | undefined): Condition[] {
  return value === undefined ? [] : [[`${aliasOf(row)}.${column} >= ?`, value]];
}

/** Tells two selects of a row apart whose statements differ. */
export function shapeOf({ where, orderBy, limit, offset }: RowSelect, blank: readonly string[] = []): string {
  let shape = `${orderBy}|${limit === undefined ? '' : offset ? 'page' : 'limit'}|${blank.join()}`;
  for (const [sql] of where) shape += `|${sql}`;
  return shape;
}
