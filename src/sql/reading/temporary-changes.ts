import { badRequest } from '../../domain/refusal.ts';
import { namesIn } from '../names.ts';
import { notOffered, unknownColumn } from '../refusals.ts';
import {
  type Body,
  type CommonTable,
  call,
  type Expression,
  number,
  plainQuery,
  type Query,
  type SelectColumn,
  selecting,
  type TableReference,
} from '../tree.ts';
import { parseExpression } from './parse-expression.ts';
import { parseTableList } from './parse-from.ts';
import type { Reader } from './reader.ts';
import {
  columnsOf,
  KEYS,
  putLast,
  requireMade,
  requireNothingMade,
  skipTo,
  type TemporaryTables,
} from './temporary-tables.ts';

/** UPDATEs, DELETEs and the like of one temporary table: each is a query around the one before. */
const MOST_CHANGES = 20;

function requireFewChanges(changes: number): void {
  if (changes > MOST_CHANGES) throw badRequest(`A temporary table cannot be changed more than ${MOST_CHANGES} times.`);
}

/** Characters of the tables and the condition of an UPDATE, which stand beside each column that it sets. */
const MOST_CONDITIONS = 100_000;

/**
 * `DELETE FROM temp1 WHERE …`, `TRUNCATE temp1` and `UPDATE temp1 SET a = …, b = … WHERE …`: from now on the table is made of
 * the rows that are left, or of the new values.
 */
export function takeChange(reader: Reader, tables: TemporaryTables): boolean {
  if (reader.takeAll('ALTER', 'TABLE')) return altered(reader, tables);
  const verb = ['DELETE', 'TRUNCATE', 'UPDATE'].find((one) => reader.take(one));
  if (verb === undefined) return false;
  if (verb === 'DELETE') reader.expect('FROM');
  if (verb === 'TRUNCATE') reader.take('TABLE');
  const start = reader.peek().start;
  const from = verb === 'UPDATE' ? parseTableList(reader) : [];
  const length = reader.peek().start - start;
  const first = from[0] && firstOf(from[0]);
  const name = first ? (first.kind === 'table' ? first.name : reader.fail()) : reader.name();
  const { key, table } = requireMade(name, tables);
  const changed = first
    ? updated(reader, first.alias, table, { from, length })
    : left(reader, name, table, verb === 'DELETE');
  putLast(tables, key, { ...table, query: changed(tables, key) });
  return true;
}

/** `ALTER TABLE temp1 ADD INDEX …` says nothing, and `DROP a` takes a column away. */
function altered(reader: Reader, tables: TemporaryTables): true {
  const name = reader.name();
  const drops = reader.take('DROP');
  if (!drops) reader.expect('ADD');
  if (KEYS.some((word) => reader.is(word))) skipTo(reader, ';');
  else if (drops) dropColumn(reader, name, tables);
  else throw notOffered('A change of a temporary table');
  return true;
}

function dropColumn(reader: Reader, name: string, tables: TemporaryTables): void {
  const { key, table } = requireMade(name, tables);
  reader.take('COLUMN');
  const dropped = reader.name().toLowerCase();
  const known = columnsOf(table.query.body);
  const columns = known
    .filter((column) => column.name.toLowerCase() !== dropped)
    .map((column) => ({ ...column, value: { kind: 'column', table: name, name: column.name } as const }));
  if (columns.length === known.length || columns.length === 0) throw unknownColumn(dropped);
  requireNothingMade(key, tables, []);
  const from = [{ kind: 'derived', query: table.query, alias: name }] as const;
  requireFewChanges(depthOf(table.query.body));
  putLast(tables, key, { ...table, query: plainQuery({ ...selecting(columns), from }) });
}

/** In how many queries around one another a table stands. */
function depthOf(body: Body): number {
  const first = body.kind === 'select' ? body.from[0] : undefined;
  return first?.kind === 'derived' ? 1 + depthOf(first.query.body) : 1;
}

const firstOf = (table: TableReference): Exclude<TableReference, { kind: 'join' }> =>
  table.kind === 'join' ? firstOf(table.left) : table;

/** Stands for the row that is changed, of which the tables beside it know the columns. */
const ONE_ROW = {
  kind: 'derived',
  query: plainQuery(selecting([{ kind: 'value', name: 'one', value: number(0) }])),
  alias: 'row to change',
} as const;

function besideFirst(table: TableReference, name: string): TableReference {
  if (table.kind !== 'join') return ONE_ROW;
  const { using, right, natural } = table;
  const left = besideFirst(table.left, name);
  if (using.length === 0 && !natural) return { ...table, left };
  if (right.kind === 'join' || natural) throw notOffered('An UPDATE with such a join');
  const row = (of: string): Expression => ({
    kind: 'row',
    items: using.map((column) => ({ kind: 'column', table: of, name: column })),
  });
  return { ...table, left, using: [], on: { kind: 'binary', operator: '=', left: row(name), right: row(right.alias) } };
}

type Changed = (tables: TemporaryTables, key: string) => Query;

function left(reader: Reader, name: string, table: CommonTable, mayChoose: boolean): Changed {
  const removed = mayChoose && reader.take('WHERE') ? parseExpression(reader) : undefined;
  const where: Expression = removed ? unless(removed) : number(0);
  return changedBy(name, table, [{ kind: 'star' }], where, [removed]);
}

/** True of the rows of which the condition is not: a condition that is NULL picks no row. */
const unless = (condition: Expression): Expression => ({
  kind: 'unary',
  operator: 'NOT',
  operand: call('IFNULL', condition, number(0)),
});

/** `from` is the table with those that it is joined with: a row gets its values of the first of their rows that fits it. */
function updated(
  reader: Reader,
  name: string,
  table: CommonTable,
  { from, length }: { readonly from: readonly TableReference[]; readonly length: number },
): Changed {
  reader.expect('SET');
  const values = new Map<string, Expression>();
  const known = columnsOf(table.query.body).map((column) => column.name);
  if (known.length === 0) throw notOffered('An UPDATE of a table that was made by SELECT *');
  do {
    if (reader.is('.', 1)) {
      if (reader.name().toLowerCase() !== name.toLowerCase())
        throw notOffered('A change of another table than the first');
      reader.expect('.');
    }
    const column = reader.name();
    if (!known.some((one) => one.toLowerCase() === column.toLowerCase())) throw unknownColumn(column);
    if (!reader.take(':=')) reader.expect('=');
    const value = parseExpression(reader);
    // MySQL computes it of the new value.
    if ([...namesIn(value, 'column', name)].some((one) => values.has(one)))
      throw notOffered('An UPDATE by a column that it has changed before');
    values.set(column.toLowerCase(), value);
  } while (reader.take(','));
  const start = reader.peek().start;
  const condition = reader.take('WHERE') ? parseExpression(reader) : undefined;
  if ((length + reader.peek().start - start) * values.size > MOST_CONDITIONS)
    throw badRequest('An UPDATE has too long a condition for so many columns.');
  const others = from.length > 1 || from[0]!.kind === 'join' ? from.with(0, besideFirst(from[0]!, name)) : undefined;
  const columns = known.map((column): SelectColumn => {
    const before: Expression = { kind: 'column', table: name, name: column };
    const value = values.get(column.toLowerCase());
    return { kind: 'value', name: column, value: value ? chosen(value, before, condition, others) : before };
  });
  return changedBy(name, table, columns, undefined, [condition, others, ...values.values()]);
}

function chosen(
  value: Expression,
  before: Expression,
  where: Expression | undefined,
  from: readonly TableReference[] | undefined,
): Expression {
  if (!from) return where ? call('IF', where, value, before) : value;
  const found = plainQuery({ ...selecting([{ kind: 'value', name: 'value', value }]), from, where });
  const one: Query = { ...found, limit: { count: 1, offset: 0 } };
  return call('IF', { kind: 'exists', query: found }, { kind: 'subquery', query: one }, before);
}

const changedBy =
  (
    name: string,
    { query }: CommonTable,
    columns: readonly SelectColumn[],
    where: Expression | undefined,
    parts: readonly unknown[],
  ): Changed =>
  (tables, key) => {
    requireNothingMade(key, tables, parts);
    let changes = 1;
    for (let { body } = query; body.kind === 'select' && body.changes; { body } = body.changes) changes++;
    requireFewChanges(changes);
    return plainQuery({
      ...selecting(columns),
      from: [{ kind: 'derived', query, alias: name }],
      where,
      changes: query,
    });
  };
