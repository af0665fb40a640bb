import { badRequest } from '../../domain/refusal.ts';
import { dayUnits, type ValueType } from '../functions.ts';
import type { CastType, Expression } from '../tree.ts';
import type { Dialect, Printed } from './dialect.ts';
import { grow, type PrintedGrowth } from './limits/growth.ts';
import { stepsToRead } from './limits/row-work.ts';
import { sizeOf, sizeOfColumn } from './limits/text-sizes.ts';
import { printCall } from './print-call.ts';
import { printCondition } from './print-condition.ts';
import { printColumn } from './print-query.ts';
import { commonType, findColumn, type Scope } from './scope.ts';
import { type Bind, columnName, requirePrintable } from './text.ts';
import { hasCases } from './values/cases.ts';
import { inChoice } from './values/choices.ts';
import { fractionOfCast, fractionOfDigits } from './values/fractions.ts';
import { formOf, formOfChoice, formOfOperation } from './values/shown-places.ts';

/** What is needed to print any part of the tree. */
export interface Printer {
  readonly dialect: Dialect;
  readonly bind: Bind;
  /** Growth of the statement, as far as it is printed. */
  readonly growth: PrintedGrowth;
  /** Bytes of the longest text of each variable that is known, and of a GROUP_CONCAT. */
  readonly sizes: { readonly variables: ReadonlyMap<string, number>; readonly concat: number };
}

/** Expressions that make a text, and do not only name one. */
const MAKES_TEXT = ['call', 'cast', 'case', 'assignment', 'subquery'];

export function printExpression(expression: Expression, scope: Scope, printer: Printer): Printed {
  grow(printer.growth, { values: 1, printed: 1 });
  const printed = printAnyLength(expression, scope, printer);
  if (printer.dialect.countsTexts) {
    const bytes = MAKES_TEXT.includes(expression.kind) ? sizeOf(printed) : 0;
    grow(printer.growth, { bytes, steps: stepsToRead(printed) });
  }
  requirePrintable(printed.sql);
  return printed;
}

function printAnyLength(expression: Expression, scope: Scope, printer: Printer): Printed {
  const { dialect, bind } = printer;
  const print = (part: Expression) => printExpression(part, scope, printer);
  switch (expression.kind) {
    case 'text':
      return {
        sql: bind(expression.text),
        type: 'text',
        literal: expression.text,
        most: Buffer.byteLength(expression.text),
      };
    case 'number':
      return {
        sql: numberText(expression.digits),
        type: 'number',
        literal: expression.digits,
        fraction: fractionOfDigits(expression.digits),
      };
    case 'null':
      return { sql: 'NULL', type: 'unknown', most: 0 };
    case 'moment': {
      const text = { sql: bind(expression.text), type: 'text' } as const;
      const name = expression.type === 'dateTime' ? 'DATETIME' : (expression.type.toUpperCase() as 'DATE' | 'TIME');
      return { sql: dialect.cast(text, { name, sizes: [] }), type: expression.type };
    }
    case 'column': {
      const { alias, column } = findColumn(scope, expression.table, expression.name);
      grow(printer.growth, { values: column.values ?? 0, steps: column.steps ?? 0 });
      // An alias of the SELECT stands alone.
      const sql = alias === '' ? columnName(column.name) : `${columnName(alias)}.${columnName(column.name)}`;
      return { sql, isColumn: !column.isComputed, most: sizeOfColumn(column), ...formOf(column) };
    }
    case 'variable':
      return withSize(dialect.variable(expression.name), 'unknown', printer.sizes.variables.get(expression.name));
    case 'assignment': {
      const value = print(expression.value);
      return withSize(dialect.assignment(expression.name, value), value.type, value.most);
    }
    case 'unary': {
      const operand = print(expression.operand);
      if (expression.operator === 'BINARY')
        return { ...operand, sql: dialect.binaryText(operand), isColumn: true, caseSensitive: true };
      return {
        sql: `(${expression.operator} ${operand.sql})`,
        type: 'number',
        ...formOfOperation(expression.operator, [operand]),
      };
    }
    case 'binary': {
      const { operator } = expression;
      const [left, right] = [print(expression.left), print(expression.right)];
      const isComparison = /^(<=>|=|<>|<|>|<=|>=)$/.test(operator);
      const sql = isComparison
        ? dialect.compare(operator, left, right, bind)
        : dialect.binary(operator, left, right, bind);
      return { sql: `(${sql})`, type: 'number', ...formOfOperation(operator, [left, right]) };
    }
    case 'between':
    case 'in':
    case 'all':
    case 'like':
    case 'is':
    case 'exists':
      return printCondition(expression, scope, printer);
    case 'subquery': {
      const { sql, column } = printColumn(expression.query, scope, printer);
      return { ...withSize(`(${sql})`, column.type, sizeOfColumn(column)), ...formOf(column) };
    }
    case 'row': {
      const items = expression.items.map(print);
      return { sql: `(${items.map(({ sql }) => sql).join(', ')})`, type: 'unknown', items };
    }
    case 'case':
      return printCase(expression, scope, printer);
    case 'cast':
      return printCast(print(expression.operand), expression.to, dialect);
    case 'shift': {
      const operand = print(expression.operand);
      const { unit, sign } = expression;
      const sql = dialect.shift(operand, print(expression.amount), unit, sign, bind);
      return { sql, type: shiftedType(operand.type, unit) };
    }
    case 'call':
      return printCall(expression, scope, printer);
  }
}

const withSize = (sql: string, type: ValueType, most: number | undefined): Printed =>
  most === undefined ? { sql, type } : { sql, type, most };

function printCast(operand: Printed, to: CastType, dialect: Dialect): Printed {
  const type = CAST_TYPES[to.name];
  const most = type === 'text' ? sizeOf(operand) : undefined;
  const form = { fraction: fractionOfCast(to), unsigned: to.name === 'UNSIGNED' };
  return { ...withSize(dialect.cast(operand, to), type, most), ...form };
}

function numberText(digits: string): string {
  if (digits.length > 40) throw badRequest('A number of the query is too long.');
  return digits;
}

function printCase(expression: Expression & { kind: 'case' }, scope: Scope, printer: Printer): Printed {
  const { dialect, bind } = printer;
  const print = (part: Expression) => printExpression(part, scope, printer);
  const operand = expression.operand && print(expression.operand);
  const results = [...expression.branches.map(({ result }) => result), expression.otherwise]
    .filter((result) => result !== undefined)
    .map(print);
  const type = commonType(results.map((result) => result.type));
  const texts = inChoice(results, type, dialect);
  const branches = expression.branches.map(({ when }, index) => {
    const printed = print(when);
    const condition = operand && !dialect.comparesAsMysql ? dialect.compare('=', operand, printed, bind) : printed.sql;
    return `WHEN ${condition} THEN ${texts[index]!.sql}`;
  });
  const otherwise = expression.otherwise ? ` ELSE ${texts.at(-1)!.sql}` : '';
  const head = operand && dialect.comparesAsMysql ? `CASE ${operand.sql}` : 'CASE';
  return {
    sql: `(${head} ${branches.join(' ')}${otherwise} END)`,
    type,
    most: Math.max(...results.map(sizeOf)),
    caseSensitive: hasCases(results),
    ...formOfChoice(results),
  };
}

const CAST_TYPES: Readonly<Record<CastType['name'], ValueType>> = {
  CHAR: 'text',
  SIGNED: 'number',
  UNSIGNED: 'number',
  DECIMAL: 'number',
  DOUBLE: 'number',
  DATE: 'date',
  DATETIME: 'dateTime',
  TIME: 'time',
};

function shiftedType(type: ValueType, unit: string): ValueType {
  return type === 'date' && !dayUnits.has(unit) ? 'dateTime' : type;
}
