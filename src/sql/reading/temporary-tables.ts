import { badRequest } from '../../domain/refusal.ts';
import { namesIn, renamed } from '../names.ts';
import { notOffered, notReadOnly, shown, unknownColumn, unknownTable } from '../refusals.ts';
import {
  type Body,
  type CastType,
  type CommonTable,
  type Expression,
  number,
  plainQuery,
  type Query,
  type SelectColumn,
  selecting,
} from '../tree.ts';
import { parseExpression, parseList } from './parse-expression.ts';
import { parseQuery, startsQuery } from './parse-query.ts';
import { listOf, parseNames, type Reader } from './reader.ts';

/** Temporary tables of one request: each that is filled is looked for in all that were made later. */
const MOST_TABLES = 50;
/** Rows and SELECTs that one is made of: SQLite takes 500 in a UNION. */
const MOST_PARTS = 400;

/** The caller's own tables of one request, by their name in lower case, in the order in which they were made. */
export type TemporaryTables = Map<string, CommonTable>;

/** What a caller's own table must be called (`companions-people.md` 11.1). */
const isTemporary = (name: string) => /^(temp|tmp)/i.test(name);

/** What may stand between the first word of a statement and the table it is about. */
const BETWEEN = ['TEMPORARY', 'TABLE', 'IF', 'NOT', 'EXISTS', 'INTO', 'FROM', 'IGNORE'];

/** First words of statements that make tables, fill them, change them or take them away. */
const CHANGING = ['CREATE', 'DROP', 'INSERT', 'ALTER', 'UPDATE', 'DELETE', 'TRUNCATE', 'REPLACE'];

/** Whether the statement that begins there is about a table of the caller's own. */
export function concernsTemporaryTable(reader: Reader, ahead: number): boolean {
  const isOneOf = (words: readonly string[], at: number) => words.some((word) => reader.is(word, at));
  if (!isOneOf(CHANGING, ahead)) return false;
  let at = ahead + 1;
  while (isOneOf(BETWEEN, at)) at++;
  const { kind, text } = reader.peek(at);
  if ((kind !== 'word' && kind !== 'quoted') || !isTemporary(text) || reader.is('.', at + 1)) return false;
  if (reader.is('REPLACE', ahead)) throw notOffered('A REPLACE in a temporary table');
  if (isOneOf(['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'], ahead)) return true;
  return reader.is('TABLE', ahead + 1) || (reader.is('TEMPORARY', ahead + 1) && reader.is('TABLE', ahead + 2));
}

/** `CREATE TABLE temp1 SELECT …` or `CREATE TABLE temp1 (n INT)`: takes it, and keeps what the table is made of. */
export function takeCreation(reader: Reader, tables: TemporaryTables): boolean {
  if (!reader.take('CREATE')) return false;
  reader.take('TEMPORARY');
  reader.expect('TABLE');
  const onlyIfNew = reader.takeAll('IF', 'NOT', 'EXISTS');
  const name = reader.name();
  reader.take('AS');
  const query = startsQuery(reader) ? parseQuery(reader) : parseDeclared(reader);
  const isThere = tables.has(name.toLowerCase());
  if (isThere && !onlyIfNew) throw badRequest(`There is a table "${shown(name)}" already.`);
  if (!isThere && tables.size === MOST_TABLES)
    throw badRequest(`A query cannot have more than ${MOST_TABLES} temporary tables.`);
  if (!isThere) tables.set(name.toLowerCase(), { name, columns: [], query });
  return true;
}

export const KEYS = ['PRIMARY', 'KEY', 'INDEX', 'UNIQUE'];

/** Declared columns, as a SELECT of their fallbacks that has no row. */
function parseDeclared(reader: Reader): Query {
  reader.expect('(');
  const columns: SelectColumn[] = [];
  do {
    if (KEYS.some((word) => reader.is(word))) skipTo(reader, ',', ')');
    else columns.push(parseDeclaredColumn(reader));
  } while (reader.take(','));
  reader.expect(')');
  skipTo(reader, ';');
  if (columns.length === 0) reader.fail();
  return plainQuery({ ...selecting(columns), where: number(0) });
}

/** What a column is, by the word that declares it; the last one fits every word. */
const DECLARED: readonly (readonly [word: RegExp, type: CastType['name']])[] = [
  [/^DATE$/i, 'DATE'],
  [/^TIME$/i, 'TIME'],
  [/^(DATETIME|TIMESTAMP)$/i, 'DATETIME'],
  [/CHAR|TEXT|BLOB/i, 'CHAR'],
  [/INT|BOOL/i, 'SIGNED'],
  [/^/, 'DOUBLE'],
];

function parseDeclaredColumn(reader: Reader): SelectColumn {
  const name = reader.name();
  const declared = reader.peek().text;
  const [, type] = DECLARED.find(([word]) => word.test(declared))!;
  let operand: Expression = { kind: 'null' };
  skipTo(reader, 'DEFAULT', ',', ')');
  if (reader.take('DEFAULT')) operand = parseExpression(reader);
  skipTo(reader, ',', ')');
  return { kind: 'value', name, value: { kind: 'cast', operand, to: { name: type, sizes: [] } } };
}

/** Passes over what comes before one of these outside of parentheses. */
export function skipTo(reader: Reader, ...ends: readonly string[]): void {
  for (let depth = 0; depth > 0 || !ends.some((end) => reader.is(end)); ) {
    if (reader.peek().kind === 'end') return;
    depth += reader.is('(') ? 1 : reader.is(')') ? -1 : 0;
    reader.next();
  }
}

/** `INSERT INTO temp1 (n) SELECT …` or `VALUES (1), (2)`: the table is made of these rows, too. */
export function takeFilling(reader: Reader, tables: TemporaryTables): boolean {
  if (!reader.take('INSERT')) return false;
  reader.take('IGNORE');
  reader.take('INTO');
  const name = reader.name();
  const { key, table } = requireMade(name, tables);
  const filled = !startsQuery(reader) && reader.is('(') ? parseNames(reader) : [];
  const rows = parseRows(reader);
  if (partsOf(table.query.body) + rows.length > MOST_PARTS)
    throw badRequest(`A temporary table cannot be filled with more than ${MOST_PARTS} rows and SELECTs.`);
  requireNothingMade(key, tables, rows);
  const body = rows.reduce<Body>(
    (left, right) => ({ kind: 'both', operator: 'UNION ALL', left, right: arranged(right, filled, table.query.body) }),
    table.query.limit ? { kind: 'nested', query: table.query } : table.query.body,
  );
  putLast(tables, key, { ...table, query: { ...plainQuery(body), with: table.query.with } });
  return true;
}

export function requireMade(name: string, tables: TemporaryTables): { key: string; table: CommonTable } {
  const key = name.toLowerCase();
  const table = tables.get(key);
  if (!table) throw unknownTable(name);
  return { key, table };
}

/** Each table is a subquery of the last SELECT, and one made before would have the new rows, too; so would a part of itself. */
export function requireNothingMade(key: string, tables: TemporaryTables, parts: readonly unknown[]): void {
  const later = [...tables.keys()].slice([...tables.keys()].indexOf(key) + 1).map((one) => tables.get(one));
  if ([...later, ...parts].some((part) => namesIn(part, 'table').has(key)))
    throw notOffered('A change of a table of which something was made');
}

/** What it is made of now may name tables that were made after it. */
export function putLast(tables: TemporaryTables, key: string, table: CommonTable): void {
  tables.delete(key);
  tables.set(key, table);
}

/** How many SELECTs stand behind one another. */
function partsOf(body: Body): number {
  let parts = 1;
  for (let left = body; left.kind === 'both'; left = left.left) parts++;
  return parts;
}

function parseRows(reader: Reader): Body[] {
  if (!reader.take('VALUES') && !reader.take('VALUE')) return [{ kind: 'nested', query: parseQuery(reader) }];
  return listOf(reader, () => {
    reader.expect('(');
    const row = parseList(reader).map((value) => ({ kind: 'value', value, name: '' }) as const);
    reader.expect(')');
    return selecting(row);
  });
}

/** Rows for a table of which only some columns are filled: each value in its place, and the fallbacks of the others. */
function arranged(body: Body, filled: readonly string[], table: Body): Body {
  if (filled.length === 0) return body;
  if (body.kind === 'nested')
    return { ...body, query: { ...body.query, body: arranged(body.query.body, filled, table) } };
  if (body.kind === 'both')
    return { ...body, left: arranged(body.left, filled, table), right: arranged(body.right, filled, table) };
  const values = body.columns.filter((column) => column.kind === 'value');
  if (values.length !== filled.length || values.length < body.columns.length)
    throw badRequest('The INSERT has another number of columns than it names.');
  const kept = columnsOf(table);
  const places = filled.map((name) => {
    const place = kept.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
    if (place < 0) throw unknownColumn(name);
    return place;
  });
  return { ...body, columns: kept.map((column, place) => values[places.indexOf(place)] ?? column) };
}

/** The columns of a table, by the first SELECT that it is made of. */
export function columnsOf(body: Body): (SelectColumn & { kind: 'value' })[] {
  if (body.kind === 'both') return columnsOf(body.left);
  if (body.kind === 'nested') return columnsOf(body.query.body);
  if (body.changes) return columnsOf(body.changes.body);
  return body.columns.flatMap((column) =>
    column.kind === 'value' ? [isConstant(column.value) ? column : { ...column, value: { kind: 'null' } }] : [],
  );
}

const isConstant = (value: Expression) =>
  value.kind === 'cast' && ['null', 'text', 'number'].includes(value.operand.kind);

/** `DROP TABLE IF EXISTS temp1, temp2`: one of which another was made stays under a name that nobody gives. */
export function takeRemoval(reader: Reader, tables: TemporaryTables): boolean {
  if (!reader.take('DROP')) return false;
  reader.take('TEMPORARY');
  reader.expect('TABLE');
  const onlyIfThere = reader.takeAll('IF', 'EXISTS');
  do {
    const name = reader.name();
    if (!isTemporary(name)) throw notReadOnly();
    const key = name.toLowerCase();
    if (!tables.has(key) && !onlyIfThere) throw unknownTable(name);
    remove(tables, key);
  } while (reader.take(','));
  return true;
}

function remove(tables: TemporaryTables, key: string): void {
  const entries = [...tables];
  if (!tables.delete(key)) return;
  const later = entries.slice(entries.findIndex(([one]) => one === key) + 1);
  if (!later.some(([, table]) => namesIn(table, 'table').has(key))) return;
  let number = 1;
  while (tables.has(`dropped ${number}`)) number++;
  const name = `dropped ${number}`;
  tables.clear();
  for (const [one, table] of entries) {
    if (one === key) tables.set(name, { ...table, name });
    else tables.set(one, renamed(table, key, name));
  }
}

/**
 * The query over the temporary tables of its request. When it runs they become subqueries of it: nothing is stored, and
 * what answers is still one statement that only reads.
 */
export function overTemporaryTables(query: Query, tables: TemporaryTables): Query {
  const own = new Set(query.with.map(({ name }) => name.toLowerCase()));
  const made = [...tables].filter(([name]) => !own.has(name)).map(([, table]) => table);
  return { ...query, with: [...made, ...query.with] };
}
