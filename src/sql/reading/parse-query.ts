import { notOffered, notReadOnly } from '../refusals.ts';
import type { Body, CommonTable, Ordering, Query, Select, SelectColumn, Window } from '../tree.ts';
import { parseWindow } from './parse-call.ts';
import { parseExpression } from './parse-expression.ts';
import { parseAlias, parseTableList } from './parse-from.ts';
import { DEEPEST, listOf, parseNames, type Reader } from './reader.ts';

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
    const tables = recursive || reader.take('WITH') ? listOf(reader, parseCommonTable) : [];
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
  into.push(...listOf(reader, variableName));
}

const variableName = (reader: Reader) =>
  reader.peek().kind === 'variable' ? reader.next().text.toLowerCase() : reader.fail();

function parseCommonTable(reader: Reader): CommonTable {
  const name = reader.name();
  const columns = reader.is('(') ? parseNames(reader) : [];
  reader.expect('AS');
  return { name, columns, query: parseInParentheses(reader) };
}

export function parseInParentheses(reader: Reader): Query {
  reader.expect('(');
  const query = parseQuery(reader);
  reader.expect(')');
  return query;
}

function parseBody(reader: Reader, into: string[] | undefined): Body {
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

function parseSelect(reader: Reader, into: string[] | undefined): Select {
  let distinct = false;
  for (;;) {
    if (reader.take('DISTINCT') || reader.take('DISTINCTROW')) distinct = true;
    else if (!reader.take('ALL') && !HINTS.some((hint) => reader.take(hint))) break;
  }
  const columns = listOf(reader, parseColumn);
  takeVariables(reader, into);
  refuseLocksAndFiles(reader);
  const from = reader.take('FROM') && !reader.take('DUAL') ? parseTableList(reader) : [];
  const where = reader.take('WHERE') ? parseExpression(reader) : undefined;
  // A GROUP BY once ordered its rows by such a direction. It is read and has no effect.
  const groupBy = reader.takeAll('GROUP', 'BY') ? listOf(reader, parseOrdering).map(({ by }) => by) : [];
  const rollup = groupBy.length > 0 && reader.takeAll('WITH', 'ROLLUP');
  const having = reader.take('HAVING') ? parseExpression(reader) : undefined;
  const windows = reader.take('WINDOW') ? listOf(reader, parseNamedWindow) : [];
  return { kind: 'select', distinct, columns, from, where, groupBy, rollup, having, windows };
}

function parseNamedWindow(reader: Reader): { name: string; window: Window } {
  const name = reader.name();
  reader.expect('AS');
  return { name, window: parseWindow(reader) };
}

function parseColumn(reader: Reader): SelectColumn {
  if (reader.take('*')) return { kind: 'star' };
  if (reader.is('.', 1) && reader.is('*', 2)) {
    const table = reader.name();
    reader.next();
    reader.next();
    return { kind: 'star', table };
  }
  const { start } = reader.peek();
  const value = parseExpression(reader);
  const written = reader.source.slice(start, reader.peek().start).trim();
  const alias = parseAlias(reader);
  return { kind: 'value', value, name: alias ?? (value.kind === 'column' ? value.name : written) };
}

export function parseOrderBy(reader: Reader): Ordering[] {
  reader.expect('ORDER');
  reader.expect('BY');
  return listOf(reader, parseOrdering);
}

function parseOrdering(reader: Reader): Ordering {
  const by = parseExpression(reader);
  const falling = reader.take('DESC');
  if (!falling) reader.take('ASC');
  return { by, falling };
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
