import { badRequest } from '../domain/refusal.ts';
import { parseExpression } from './parse-expression.ts';
import type { Reader } from './reader.ts';
import { notOffered, unknownColumn } from './refusals.ts';
import {
  columnsOf,
  namesIn,
  plainQuery,
  putLast,
  requireMade,
  requireNothingMade,
  selecting,
  type TemporaryTables,
} from './temporary-tables.ts';
import type { CommonTable, Expression, Query, SelectColumn } from './tree.ts';

/** UPDATEs and DELETEs of one temporary table: each is a query around the one before. */
const MOST_CHANGES = 20;

const NOTHING: Expression = { kind: 'number', digits: '0' };

/**
 * `DELETE FROM temp1 WHERE …`, `TRUNCATE temp1` and `UPDATE temp1 SET a = …, b = … WHERE …`: from now on the table is made of
 * the rows that are left, or of the new values.
 */
export function takeChange(reader: Reader, tables: TemporaryTables): boolean {
  const verb = ['DELETE', 'TRUNCATE', 'UPDATE'].find((one) => reader.take(one));
  if (verb === undefined) return false;
  if (verb === 'DELETE') reader.expect('FROM');
  if (verb === 'TRUNCATE') reader.take('TABLE');
  const name = reader.name();
  const { key, table } = requireMade(name, tables);
  const changed = verb === 'UPDATE' ? updated(reader, name, table) : left(reader, name, table, verb === 'DELETE');
  putLast(tables, key, { ...table, query: changed(tables, key) });
  return true;
}

type Changed = (tables: TemporaryTables, key: string) => Query;

function left(reader: Reader, name: string, table: CommonTable, mayChoose: boolean): Changed {
  const removed = mayChoose && reader.take('WHERE') ? parseExpression(reader) : undefined;
  const where: Expression = removed ? unless(removed) : NOTHING;
  return changedBy(name, table, [{ kind: 'star' }], where, [removed]);
}

/** True of the rows of which the condition is not: a condition that is NULL picks no row. */
const unless = (condition: Expression): Expression => ({
  kind: 'unary',
  operator: 'NOT',
  operand: { kind: 'call', name: 'IFNULL', args: [condition, NOTHING] },
});

function updated(reader: Reader, name: string, table: CommonTable): Changed {
  if (!reader.is('SET')) throw notOffered('An UPDATE of more than one table');
  reader.next();
  const values = new Map<string, Expression>();
  const known = columnsOf(table.query.body).map((column) => column.name);
  if (known.length === 0) throw notOffered('An UPDATE of a table that was made by SELECT *');
  do {
    // The table before the column, `temp1.a`, is the one that is changed.
    if (reader.is('.', 1)) {
      reader.name();
      reader.expect('.');
    }
    const column = reader.name();
    if (!known.some((one) => one.toLowerCase() === column.toLowerCase())) throw unknownColumn(column);
    if (!reader.take(':=')) reader.expect('=');
    const value = parseExpression(reader);
    // MySQL computes it of the new value.
    if ([...namesIn(value, 'column')].some((one) => values.has(one)))
      throw notOffered('An UPDATE by a column that it has changed before');
    values.set(column.toLowerCase(), value);
  } while (reader.take(','));
  const condition = reader.take('WHERE') ? parseExpression(reader) : undefined;
  const columns = known.map((column): SelectColumn => {
    const before: Expression = { kind: 'column', table: name, name: column };
    const value = values.get(column.toLowerCase()) ?? before;
    const chosen: Expression = condition ? { kind: 'call', name: 'IF', args: [condition, value, before] } : value;
    return { kind: 'value', name: column, value: value === before ? before : chosen };
  });
  return changedBy(name, table, columns, undefined, [condition, ...values.values()]);
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
    if (changes > MOST_CHANGES)
      throw badRequest(`A temporary table cannot be changed more than ${MOST_CHANGES} times.`);
    return plainQuery({
      ...selecting(columns),
      from: [{ kind: 'derived', query, alias: name }],
      where,
      changes: query,
    });
  };
