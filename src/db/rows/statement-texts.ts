// Texts of statements, which depend on nothing but names and numbers of rows.

interface KeptInsert {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sql: string;
}

/** Texts of inserts kept for each table: a few sets of columns, a few numbers of rows. */
const KEPT_INSERTS = 8;
const keptInserts = new Map<string, KeptInsert[]>();

/** Writing the text of sixty columns anew, and looking it up, costs as much as storing the row. */
export function insertText(table: string, columns: readonly string[], rows: number): string {
  const kept = keptInserts.get(table) ?? [];
  const known = kept.find((insert) => insert.rows === rows && areEqual(insert.columns, columns));
  if (known) return known.sql;
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const all = Array.from({ length: rows }, () => marks).join(', ');
  const sql = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ${all}`;
  keptInserts.set(table, [{ columns, rows, sql }, ...kept].slice(0, KEPT_INSERTS));
  return sql;
}

const areEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** Names come from the table definitions, never from a request; both engines know this quotation mark. */
export const quoted = (name: string) => `\`${name}\``;

/** Rows of one such statement: a power of two, so that few texts are prepared for however many rows. */
const MOST_ROWS = 64;

/** Rows that a statement for at least so many of them takes; those left over come with the next. */
export const rowsAtOnce = (rows: number) => Math.min(MOST_ROWS, 2 ** Math.ceil(Math.log2(rows)));

/** The first of them, as many as such a statement takes: the last one stands in for those that it has room for. */
export const filledUp = <T>(rows: readonly T[]): T[] =>
  Array.from({ length: rowsAtOnce(rows.length) }, (_, index) => rows[Math.min(index, rows.length - 1)]!);

/** An update that gives each of so many rows values of its own: key and value of each row, column by column, then the keys. */
export function eachText(table: string, key: string, columns: readonly string[], rows: number): string {
  const cases = `case ${quoted(key)} ${'when ? then ? '.repeat(rows)}end`;
  const set = columns.map((column) => `${quoted(column)} = ${cases}`).join(', ');
  return `update ${quoted(table)} set ${set} where ${quoted(key)} in (${Array(rows).fill('?').join(', ')})`;
}
