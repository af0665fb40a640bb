import { notOffered, notReadOnly } from '../refusals.ts';
import type {
  Body,
  CommonTable,
  Expression,
  Ordering,
  Query,
  Select,
  SelectColumn,
  TableReference,
  Window,
} from '../tree.ts';
import { parseWindow } from './parse-call.ts';
import { parseExpression } from './parse-expression.ts';
import { DEEPEST, type Reader, readerOf } from './reader.ts';
import { sequenceNamed } from './sequences.ts';

/** Whether a SELECT of any form begins here; parentheses may come before it. */
export function startsQuery(reader: Reader, ahead = 0): boolean {
  const most = ahead + DEEPEST;
  while (reader.is('(', ahead) && ahead <= most) ahead++;
  return reader.is('SELECT', ahead) || (reader.is('WITH', ahead) && reader.peek(ahead + 1).kind !== 'symbol');
}

/** What may follow a SELECT in parentheses if both are parts of a query. */
const GOES_ON = ['UNION', 'EXCEPT', 'INTERSECT', 'ORDER', 'LIMIT'];

/**
 * Whether the parenthesis that comes next holds a query: `((SELECT 1) UNION SELECT 2)`, but not `((SELECT 1) < 2)` or
 * `((SELECT 1) t JOIN u)`.
 */
export function holdsQuery(reader: Reader): boolean {
  if (!startsQuery(reader)) return false;
  let open = 0;
  while (reader.is('(', open)) open++;
  let isQuery = true;
  // Of the parentheses before SELECT each is a query if the one inside it is, or is part of one.
  for (let at = open, depth = open; open > 1; at++) {
    if (reader.peek(at).kind === 'end') return false;
    if (reader.is('(', at)) depth++;
    if (!reader.is(')', at) || --depth >= open) continue;
    open = depth;
    isQuery = reader.is(')', at + 1) ? isQuery : GOES_ON.some((word) => reader.is(word, at + 1));
  }
  return isQuery;
}

/**
 * `WITH … SELECT … UNION SELECT … ORDER BY … LIMIT …`. `into` gets the variables of `SELECT … INTO @a, @b`, which a query
 * within another one does not have.
 */
export function parseQuery(reader: Reader, into?: string[]): Query {
  return reader.within(() => {
    const recursive = reader.takeAll('WITH', 'RECURSIVE');
    const tables: CommonTable[] = [];
    if (recursive || reader.take('WITH'))
      do tables.push(parseCommonTable(reader));
      while (reader.take(','));
    const body = parseBody(reader, into);
    const orderBy = reader.is('ORDER') ? parseOrderBy(reader) : [];
    const limit = reader.take('LIMIT') ? parseLimit(reader) : undefined;
    takeVariables(reader, into);
    refuseLocksAndFiles(reader);
    return { with: tables, recursive, body, orderBy, limit };
  });
}

/** `SELECT … INTO OUTFILE`, `FOR UPDATE` and `LOCK IN SHARE MODE` do more than read. */
function refuseLocksAndFiles(reader: Reader): void {
  if (reader.is('INTO') || reader.is('FOR') || reader.is('LOCK') || reader.is('PROCEDURE')) throw notReadOnly();
}

function takeVariables(reader: Reader, into: string[] | undefined): void {
  if (!into || into.length > 0 || reader.peek(1).kind !== 'variable' || !reader.take('INTO')) return;
  do {
    if (reader.peek().kind !== 'variable') reader.fail();
    into.push(reader.next().text.toLowerCase());
  } while (reader.take(','));
}

function parseCommonTable(reader: Reader): CommonTable {
  const name = reader.name();
  const columns: string[] = [];
  if (reader.take('(')) {
    do columns.push(reader.name());
    while (reader.take(','));
    reader.expect(')');
  }
  reader.expect('AS');
  return { name, columns, query: parseInParentheses(reader) };
}

function parseInParentheses(reader: Reader): Query {
  reader.expect('(');
  const query = parseQuery(reader);
  reader.expect(')');
  return query;
}

function parseBody(reader: Reader, into?: string[]): Body {
  return reader.chain((link) => {
    let left = parseTerm(reader, into);
    for (;;) {
      const operator = ['UNION', 'EXCEPT', 'INTERSECT'].find((one) => reader.take(one));
      if (!operator) return left;
      const all = reader.take('ALL');
      if (!all) reader.take('DISTINCT');
      if (all && operator !== 'UNION') throw notOffered(`${operator} ALL`);
      link();
      left = { kind: 'both', operator: all ? 'UNION ALL' : operator, left, right: parseTerm(reader) };
    }
  });
}

function parseTerm(reader: Reader, into?: string[]): Body {
  if (reader.is('(')) return { kind: 'nested', query: parseInParentheses(reader) };
  reader.expect('SELECT');
  return parseSelect(reader, into);
}

/** Hints to MySQL that change no result. */
const HINTS =
  'SQL_NO_CACHE SQL_CACHE SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_CALC_FOUND_ROWS STRAIGHT_JOIN'.split(
    ' ',
  );

function parseSelect(reader: Reader, into?: string[]): Select {
  let distinct = false;
  for (;;) {
    if (reader.take('DISTINCT') || reader.take('DISTINCTROW')) distinct = true;
    else if (!reader.take('ALL') && !HINTS.some((hint) => reader.take(hint))) break;
  }
  const columns = [parseColumn(reader)];
  while (reader.take(',')) columns.push(parseColumn(reader));
  takeVariables(reader, into);
  refuseLocksAndFiles(reader);
  const from = reader.take('FROM') && !reader.take('DUAL') ? parseTableList(reader) : [];
  const where = reader.take('WHERE') ? parseExpression(reader) : undefined;
  const groupBy: Expression[] = [];
  let rollup = false;
  if (reader.takeAll('GROUP', 'BY')) {
    do {
      groupBy.push(parseExpression(reader));
      // A GROUP BY once ordered its rows by such a direction. It is read and has no effect.
      if (!reader.take('ASC')) reader.take('DESC');
    } while (reader.take(','));
    rollup = reader.takeAll('WITH', 'ROLLUP');
  }
  const having = reader.take('HAVING') ? parseExpression(reader) : undefined;
  const windows: { name: string; window: Window }[] = [];
  if (reader.take('WINDOW')) {
    do {
      const name = reader.name();
      reader.expect('AS');
      windows.push({ name, window: parseWindow(reader) });
    } while (reader.take(','));
  }
  return { kind: 'select', distinct, columns, from, where, groupBy, rollup, having, windows };
}

function parseColumn(reader: Reader): SelectColumn {
  if (reader.take('*')) return { kind: 'star' };
  if (reader.is('.', 1) && reader.is('*', 2)) {
    const table = reader.name();
    reader.next();
    reader.next();
    return { kind: 'star', table };
  }
  const start = reader.peek().start;
  let end = start;
  const value = parseExpression(reader);
  end = reader.peek().start;
  const written = reader.source.slice(start, end).trim();
  const alias = parseAlias(reader);
  return { kind: 'value', value, name: alias ?? (value.kind === 'column' ? value.name : written) };
}

/** `AS name`, `name`, or in quotes of any kind. */
function parseAlias(reader: Reader): string | undefined {
  const isNamed = reader.take('AS');
  if (reader.peek().kind === 'string') return reader.next().text;
  return isNamed ? reader.name() : reader.nameIfAny();
}

/** Most tables that MariaDB joins. */
const MOST_TABLES = 61;
/** Tables of numbers in all statements of a query: each stands for a query that is read, too. */
const MOST_NUMBER_TABLES = 20;

export function parseTableList(reader: Reader): TableReference[] {
  const tables = [parseTables(reader)];
  while (reader.take(',')) tables.push(parseTables(reader));
  return tables;
}

function parseTables(reader: Reader): TableReference {
  return reader.within(() => {
    let left = parseTable(reader);
    for (let joined = 1; ; joined++) {
      if (joined > MOST_TABLES) throw notOffered(`A join of more than ${MOST_TABLES} tables`);
      const natural = reader.take('NATURAL');
      const type = joinType(reader);
      if (!type) return natural ? reader.fail() : left;
      const right = parseTable(reader);
      const on = reader.take('ON') ? parseExpression(reader) : undefined;
      const using: string[] = [];
      if (!on && reader.take('USING')) {
        reader.expect('(');
        do using.push(reader.name());
        while (reader.take(','));
        reader.expect(')');
      }
      left = { kind: 'join', type, natural, left, right, on, using };
    }
  });
}

function joinType(reader: Reader) {
  for (const side of ['LEFT', 'RIGHT'] as const) {
    if (reader.takeAll(side, 'JOIN') || reader.takeAll(side, 'OUTER', 'JOIN')) return `${side} JOIN` as const;
  }
  if (reader.takeAll('CROSS', 'JOIN')) return 'CROSS JOIN';
  return reader.take('JOIN') || reader.takeAll('INNER', 'JOIN') || reader.take('STRAIGHT_JOIN') ? 'JOIN' : undefined;
}

function parseTable(reader: Reader): TableReference {
  if (reader.is('(')) {
    if (holdsQuery(reader)) {
      const query = parseInParentheses(reader);
      reader.take('AS');
      return { kind: 'derived', query, alias: reader.name() };
    }
    reader.expect('(');
    const inside = parseTables(reader);
    reader.expect(')');
    return inside;
  }
  reader.skipDatabase();
  const name = reader.name();
  if (reader.is('.')) throw notOffered('A table of another database');
  if (reader.is('(')) throw notOffered('A function in place of a table');
  const numbers = sequenceNamed(name);
  if (numbers) {
    if (++reader.numberTables > MOST_NUMBER_TABLES)
      throw notOffered(`A table of numbers beyond the ${MOST_NUMBER_TABLES}th`);
    return { kind: 'derived', query: parseQuery(readerOf(numbers)), alias: parseAlias(reader) ?? name };
  }
  reader.tables.add(name.toLowerCase());
  const alias = parseAlias(reader) ?? name;
  skipIndexHints(reader);
  return { kind: 'table', name, alias };
}

/** `USE INDEX (name)` and its like, which change no result. */
function skipIndexHints(reader: Reader): void {
  while (['USE', 'FORCE', 'IGNORE'].some((word) => reader.take(word))) {
    if (!reader.take('INDEX')) reader.expect('KEY');
    reader.expect('(');
    while (!reader.is(')')) {
      if (!reader.take(',')) reader.name();
    }
    reader.expect(')');
  }
}

export function parseOrderBy(reader: Reader): Ordering[] {
  reader.expect('ORDER');
  reader.expect('BY');
  const order: Ordering[] = [];
  do {
    const by = parseExpression(reader);
    const falling = reader.take('DESC');
    if (!falling) reader.take('ASC');
    order.push({ by, falling });
  } while (reader.take(','));
  return order;
}

/** `count`, `offset, count` or `count OFFSET offset`. */
function parseLimit(reader: Reader): { count: number; offset: number } {
  const first = parseWhole(reader);
  if (reader.take(',')) return { count: parseWhole(reader), offset: first };
  return { count: first, offset: reader.take('OFFSET') ? parseWhole(reader) : 0 };
}

function parseWhole(reader: Reader): number {
  const { kind, text } = reader.peek();
  if (kind !== 'number' || !/^\d{1,20}$/.test(text)) reader.fail();
  reader.next();
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}
