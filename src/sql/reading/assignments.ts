import { badRequest } from '../../domain/refusal.ts';
import { namesIn, variablesOf } from '../names.ts';
import { notOffered, notReadOnly } from '../refusals.ts';
import { type Expression, plainQuery, type Query, type Statement, selecting } from '../tree.ts';
import { parseExpression } from './parse-expression.ts';
import { listOf, type Reader } from './reader.ts';
import type { TemporaryTables } from './temporary-tables.ts';

/** `@from = …, @to = …` behind a SET, in their order. */
export function parseAssignments(reader: Reader, tables: TemporaryTables): Statement[] {
  return listOf(reader, () => {
    if (reader.peek().kind !== 'variable') throw notReadOnly();
    const variable = reader.next().text.toLowerCase();
    if (!reader.take(':=')) reader.expect('=');
    const value = parseExpression(reader);
    requireUnused(variable, tables);
    if (tables.size > 0 && [...namesIn(value, 'table')].some((table) => tables.has(table)))
      throw notOffered('A SET by a temporary table, where SELECT … INTO @name is,');
    return { kind: 'assign', variable, value };
  });
}

/** `SELECT MIN(a), MAX(a) INTO @first, @last FROM …`: the values of its row become those of variables. */
export function assignedBy(query: Query, variables: readonly string[], tables: TemporaryTables): Statement[] {
  const { body } = query;
  const columns = body.kind === 'select' ? body.columns : [];
  if (columns.length !== variables.length || columns.some(({ kind }) => kind === 'star'))
    throw badRequest('INTO names another number of variables than the SELECT has columns.');
  return variables.map((variable, place) => {
    requireUnused(variable, tables);
    const column = columns[place]!;
    const value: Expression = { kind: 'column', name: column.kind === 'value' ? column.name : '' };
    const one = plainQuery({
      ...selecting([{ kind: 'value', name: 'value', value }]),
      from: [{ kind: 'derived', query, alias: 'row' }],
    });
    return { kind: 'assign', variable, value: { kind: 'subquery', query: columns.length === 1 ? query : one } };
  });
}

/** A temporary table is made when the last SELECT runs, and would be made by the new value of the variable. */
function requireUnused(variable: string, tables: TemporaryTables): void {
  if ([...tables.values()].some((table) => variablesOf(table).has(variable)))
    throw notOffered(`A change of @${variable} behind a temporary table that is made by it`);
}
