import { badRequest } from '../../domain/refusal.ts';
import { remember } from '../../domain/remember.ts';
import { dayUnits, functions, type ValueType } from '../functions.ts';
import { grow, type PrintedGrowth } from '../growth.ts';
import { notOffered, shown } from '../refusals.ts';
import type { Call, CastType, Expression, Ordering, Query, Window } from '../tree.ts';
import { chosen, inChoice, typeOfChoice } from './choices.ts';
import { type Bind, type Dialect, type Printed, requirePrintable } from './dialect.ts';
import { commonFraction, fractionOfCall, fractionOfCast, fractionOfDigits, fractionOfOperation } from './fractions.ts';
import { columnName, printQuery } from './print-query.ts';
import { type Column, commonType, findColumn, type Scope, withNamed } from './scope.ts';
import { SORTED_IN_MEMORY, sizeOf, sizeOfCall, sizeOfColumn } from './text-sizes.ts';

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
  if (printer.dialect.countsTexts && MAKES_TEXT.includes(expression.kind))
    grow(printer.growth, { bytes: sizeOf(printed) });
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
      grow(printer.growth, { values: column.values ?? 0 });
      // An alias of the SELECT stands alone.
      const sql = alias === '' ? columnName(column.name) : `${columnName(alias)}.${columnName(column.name)}`;
      const { type, fraction, isComputed } = column;
      return { sql, type, isColumn: !isComputed, most: sizeOfColumn(column), fraction };
    }
    case 'variable':
      return withSize(dialect.variable(expression.name), 'unknown', printer.sizes.variables.get(expression.name));
    case 'assignment': {
      const value = print(expression.value);
      return withSize(dialect.assignment(expression.name, value), value.type, value.most);
    }
    case 'unary': {
      const operand = print(expression.operand);
      if (expression.operator === 'BINARY') return { ...operand, sql: dialect.binaryText(operand), isColumn: true };
      return {
        sql: `(${expression.operator} ${operand.sql})`,
        type: 'number',
        fraction: fractionOfOperation(expression.operator, [operand]),
      };
    }
    case 'binary': {
      const { operator } = expression;
      const [left, right] = [print(expression.left), print(expression.right)];
      const isComparison = /^(<=>|=|<>|<|>|<=|>=)$/.test(operator);
      const sql = isComparison
        ? dialect.compare(operator, left, right, bind)
        : dialect.binary(operator, left, right, bind);
      return { sql: `(${sql})`, type: 'number', fraction: fractionOfOperation(operator, [left, right]) };
    }
    case 'between': {
      const [operand, low, high] = [print(expression.operand), print(expression.low), print(expression.high)];
      const sql = dialect.comparesAsMysql
        ? `(${operand.sql} BETWEEN ${low.sql} AND ${high.sql})`
        : `(${dialect.compare('>=', operand, low, bind)} AND ${dialect.compare('<=', operand, high, bind)})`;
      return { sql: expression.not ? `(NOT ${sql})` : sql, type: 'number' };
    }
    case 'in':
      return printIn(expression, scope, printer);
    case 'all': {
      const { sql, columns } = oneColumn(expression.query, scope, printer);
      const value = { sql: columnName('value'), type: columns[0]!.type };
      return {
        sql: dialect.all(expression.operator, print(expression.operand), { ...value, query: sql }, bind),
        type: 'number',
      };
    }
    case 'like': {
      const { operator, not, escapedBy } = expression;
      const [operand, pattern] = [print(expression.operand), print(expression.pattern)];
      const sql = `(${dialect.like(operator, operand, pattern, escapedBy && print(escapedBy), bind)})`;
      return { sql: not ? `(NOT ${sql})` : sql, type: 'number' };
    }
    case 'is': {
      const sql = `(${print(expression.operand).sql} IS ${expression.not ? 'NOT ' : ''}${expression.what})`;
      return { sql, type: 'number' };
    }
    case 'exists':
      return { sql: `EXISTS (${printQuery(expression.query, inside(scope), printer).sql})`, type: 'number' };
    case 'subquery': {
      const { sql, columns } = oneColumn(expression.query, scope, printer);
      const [{ type, fraction }] = columns as [Column];
      return { ...withSize(`(${sql})`, type, sizeOfColumn(columns[0]!)), fraction };
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
  return { ...withSize(dialect.cast(operand, to), type, most), fraction: fractionOfCast(to) };
}

/** The scope of a query within an expression: it sees the columns around it. */
const inside = (scope: Scope): Scope => ({ ...scope, sources: [], aliases: new Map(), outer: scope });

function oneColumn(query: Query, scope: Scope, printer: Printer) {
  const printed = printQuery(query, inside(scope), printer);
  if (printed.columns.length !== 1) throw badRequest('A query in place of a value must have one column.');
  return printed;
}

function numberText(digits: string): string {
  if (digits.length > 40) throw badRequest('A number of the query is too long.');
  return digits;
}

function printIn(expression: Expression & { kind: 'in' }, scope: Scope, printer: Printer): Printed {
  const { dialect, bind } = printer;
  const operand = printExpression(expression.operand, scope, printer);
  const { among, not } = expression;
  const isRow = expression.operand.kind === 'row';
  if ('length' in among && !isRow) {
    const members = among.map((item) => printExpression(item, scope, printer));
    return { sql: `(${dialect.among(operand, not, members, bind)})`, type: 'number' };
  }
  if ('length' in among) {
    const rows = dialect.rows(among.map((item) => printExpression(item, scope, printer).sql));
    return { sql: `(${operand.sql} ${not ? 'NOT ' : ''}IN (${rows}))`, type: 'number' };
  }
  const query = printQuery(among, inside(scope), printer);
  if (isRow) return { sql: `(${operand.sql} ${not ? 'NOT ' : ''}IN (${query.sql}))`, type: 'number' };
  return { sql: `(${dialect.amongRows(operand, not, query, bind)})`, type: 'number' };
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
    fraction: commonFraction(results),
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

function printCall(call: Call, scope: Scope, printer: Printer): Printed {
  const known = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  if (!known) throw badRequest(`There is no function ${shown(call.name)} in queries of this server.`);
  const count = call.star ? 1 : call.args.length;
  const most = call.distinct && call.name === 'COUNT' ? MOST_COUNTED : known.args[1];
  if (count < known.args[0] || count > most || (call.star && call.name !== 'COUNT')) {
    throw badRequest(`${call.name} has the wrong number of arguments.`);
  }
  if (call.distinct && !known.aggregate) throw badRequest(`${call.name} does not take DISTINCT.`);
  if (call.over && !known.aggregate && !known.window) throw badRequest(`${call.name} does not take OVER.`);
  if (!call.over && known.window) throw badRequest(`${call.name} needs OVER.`);
  if (call.over && (call.distinct || call.name === 'GROUP_CONCAT'))
    throw notOffered(`${call.name} of this form with OVER`);
  const args = call.args.map((arg) => printExpression(arg, scope, printer));
  const orderBy = call.orderBy && printOrder(call.orderBy.map(numbered(call.args)), scope, printer);
  const type = known.type === 'first' ? typeOfChoice(call.name, args) : known.type;
  const sql = printer.dialect.call(call, chosen(call.name, args, type, printer.dialect), orderBy, printer.bind);
  if (printer.dialect.countsTexts && (call.distinct || orderBy)) grow(printer.growth, { bytes: SORTED_IN_MEMORY });
  const over = call.over ? ` OVER ${printOver(call.over, scope, printer)}` : '';
  return {
    sql: `${sql}${over}`,
    type,
    most: sizeOfCall(call, args, type, printer.sizes.concat),
    fraction: fractionOfCall(call.name, args),
  };
}

/** A number behind the ORDER BY of GROUP_CONCAT tells which of its values is meant. */
const numbered =
  (args: readonly Expression[]) =>
  (ordering: Ordering): Ordering => {
    const { by } = ordering;
    const meant = by.kind === 'number' && /^\d+$/.test(by.digits) ? args[Number(by.digits) - 1] : undefined;
    return meant ? { ...ordering, by: meant } : ordering;
  };

/** COUNT(DISTINCT …) takes several values, as one. */
const MOST_COUNTED = 1000;

export function printOrder(order: readonly Ordering[], scope: Scope, printer: Printer): string {
  return order.map(({ by, falling }) => `${printKey(by, scope, printer)}${falling ? ' DESC' : ''}`).join(', ');
}

/** Scopes whose aliases are columns, too: there may be thousands of keys and of aliases. */
const withAliases = new WeakMap<Scope, Scope>();

/** What is ordered or grouped by: an expression, an alias of the SELECT, or the number of a column. */
export function printKey(by: Expression, scope: Scope, printer: Printer): string {
  if (by.kind === 'number' && /^\d+$/.test(by.digits))
    return printer.dialect.compared({ sql: by.digits, type: 'unknown' });
  if (by.kind === 'column' && by.table === undefined) {
    const alias = scope.aliases.get(by.name.toLowerCase());
    if (alias) return printer.dialect.compared({ sql: columnName(alias.name), type: alias.type });
  }
  const named = remember(withAliases, scope, () => withNamed(scope, [...scope.aliases.values()]));
  return printer.dialect.compared(printExpression(by, named, printer));
}

/** A window by its name alone: in parentheses it may have no frame. */
function printOver(window: Window, scope: Scope, printer: Printer): string {
  const { base, partitionBy, orderBy, frame } = window;
  const isName = base !== undefined && partitionBy.length + orderBy.length === 0 && frame === undefined;
  return isName ? columnName(base) : `(${printWindow(window, scope, printer)})`;
}

export function printWindow({ base, partitionBy, orderBy, frame }: Window, scope: Scope, printer: Printer): string {
  const parts: string[] = base === undefined ? [] : [columnName(base)];
  if (partitionBy.length > 0) {
    parts.push(`PARTITION BY ${partitionBy.map((by) => printKey(by, scope, printer)).join(', ')}`);
  }
  if (orderBy.length > 0) parts.push(`ORDER BY ${printOrder(orderBy, scope, printer)}`);
  if (frame) parts.push(frame);
  return parts.join(' ');
}
