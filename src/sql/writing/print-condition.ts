import { badRequest } from '../../domain/refusal.ts';
import type { Expression } from '../tree.ts';
import type { Printed } from './dialect.ts';
import { grow } from './limits/growth.ts';
import { stepsOfLike } from './limits/row-work.ts';
import { type Printer, printExpression } from './print-expression.ts';
import { printColumn, printWithin } from './print-query.ts';
import type { Scope } from './scope.ts';
import { columnName } from './text.ts';

type OfKind<K extends Expression['kind']> = Expression & { readonly kind: K };

/** What is true or false of its operands, operators between two values aside. */
type Condition = OfKind<'between' | 'in' | 'all' | 'like' | 'is' | 'exists'>;

export function printCondition(condition: Condition, scope: Scope, printer: Printer): Printed {
  return { sql: conditionSql(condition, scope, printer), type: 'number' };
}

function conditionSql(condition: Condition, scope: Scope, printer: Printer): string {
  switch (condition.kind) {
    case 'between':
      return betweenSql(condition, scope, printer);
    case 'in':
      return inSql(condition, scope, printer);
    case 'all':
      return allSql(condition, scope, printer);
    case 'like':
      return likeSql(condition, scope, printer);
    case 'is': {
      const { sql } = printExpression(condition.operand, scope, printer);
      return `(${sql} IS ${condition.not ? 'NOT ' : ''}${condition.what})`;
    }
    case 'exists':
      return `EXISTS (${printWithin(condition.query, scope, printer).sql})`;
  }
}

const negatedIf = (not: boolean, sql: string) => (not ? `(NOT ${sql})` : sql);

function betweenSql(condition: OfKind<'between'>, scope: Scope, printer: Printer): string {
  const { dialect, bind } = printer;
  const { operand, low, high } = condition;
  const print = (part: Expression) => printExpression(part, scope, printer);
  const [value, from, to] = [print(operand), print(low), print(high)];
  const sql = dialect.comparesAsMysql
    ? `(${value.sql} BETWEEN ${from.sql} AND ${to.sql})`
    : `(${dialect.compare('>=', value, from, bind)} AND ${dialect.compare('<=', value, to, bind)})`;
  return negatedIf(condition.not, sql);
}

function inSql({ operand, not, among }: OfKind<'in'>, scope: Scope, printer: Printer): string {
  const { dialect, bind } = printer;
  const value = printExpression(operand, scope, printer);
  const isRow = operand.kind === 'row';
  if ('length' in among) {
    const members = among.map((item) => printExpression(item, scope, printer));
    if (!isRow) return `(${dialect.among(value, not, members, bind)})`;
    const width = value.items?.length;
    if (members.some(({ items }) => items?.length !== width))
      throw badRequest(`Rows of ${width} values stand beside others.`);
    return negatedIf(not, `(${dialect.rowAmong(value, members, bind)})`);
  }
  const query = printWithin(among, scope, printer);
  if (isRow) return `(${value.sql} ${not ? 'NOT ' : ''}IN (${query.sql}))`;
  return `(${dialect.amongRows(value, not, query, bind)})`;
}

function allSql({ operator, operand, query }: OfKind<'all'>, scope: Scope, printer: Printer): string {
  const { sql, column } = printColumn(query, scope, printer);
  const value = { sql: columnName('value'), type: column.type };
  const { dialect, bind } = printer;
  return dialect.all(operator, printExpression(operand, scope, printer), { ...value, query: sql }, bind);
}

function likeSql(condition: OfKind<'like'>, scope: Scope, printer: Printer): string {
  const { operator, not, escapedBy } = condition;
  const { dialect, bind } = printer;
  const print = (part: Expression) => printExpression(part, scope, printer);
  const [operand, pattern] = [print(condition.operand), print(condition.pattern)];
  if (dialect.countsTexts) grow(printer.growth, { steps: stepsOfLike(operator, operand, pattern) });
  return negatedIf(not, `(${dialect.like(operator, operand, pattern, escapedBy && print(escapedBy), bind)})`);
}
