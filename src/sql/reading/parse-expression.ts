import { notOffered } from '../refusals.ts';
import type { CastType, Expression } from '../tree.ts';
import { parseCall, parseIntervalUnit } from './parse-call.ts';
import { holdsQuery, parseQuery, startsQuery } from './parse-query.ts';
import type { Reader } from './reader.ts';

/**
 * An expression. Operators by MySQL's precedence, the weakest first: OR, XOR, AND, NOT, comparisons, bits, sums,
 * products.
 */
export function parseExpression(reader: Reader): Expression {
  return reader.within(() => leftToRight(reader, { OR: 'OR', '||': 'OR' }, parseXor));
}

const parseXor = (reader: Reader) => leftToRight(reader, { XOR: 'XOR' }, parseAnd);
const parseAnd = (reader: Reader) => leftToRight(reader, { AND: 'AND', '&&': 'AND' }, parseNot);

/** Operators of one level: as they are written → as the tree has them. */
function leftToRight(
  reader: Reader,
  operators: Readonly<Record<string, string>>,
  parsePart: (reader: Reader) => Expression,
): Expression {
  return reader.chain((link) => {
    let left = parsePart(reader);
    for (;;) {
      const written = Object.keys(operators).find((operator) => reader.is(operator));
      if (!written) return left;
      reader.next();
      link();
      left = { kind: 'binary', operator: operators[written]!, left, right: parsePart(reader) };
    }
  });
}

function parseNot(reader: Reader): Expression {
  if (!reader.take('NOT')) return parseComparison(reader);
  return { kind: 'unary', operator: 'NOT', operand: reader.within(() => parseNot(reader)) };
}

const COMPARISONS = ['=', '<=>', '<>', '!=', '<=', '>=', '<', '>'];

const OPPOSITES: Readonly<Record<string, string>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

function parseComparison(reader: Reader): Expression {
  return reader.chain((link) => {
    let left = parseBits(reader);
    for (;;) {
      const further = parseComparedWith(reader, left) ?? parseTest(reader, left);
      if (!further) return left;
      link();
      left = further;
    }
  });
}

function parseComparedWith(reader: Reader, left: Expression): Expression | undefined {
  const written = COMPARISONS.find((one) => reader.is(one));
  if (!written) return undefined;
  reader.next();
  const operator = written === '!=' ? '<>' : written;
  const each = ['ANY', 'SOME', 'ALL'].find((word) => reader.is(word));
  if (each) {
    reader.next();
    const query = parseAmong(reader);
    const opposite = OPPOSITES[operator];
    if (!('body' in query) || !opposite) return reader.fail();
    // The two that are an IN, which an index may answer.
    if (operator === (each === 'ALL' ? '<>' : '='))
      return { kind: 'in', not: each === 'ALL', operand: left, among: query };
    if (each === 'ALL') return { kind: 'all', operator, operand: left, query };
    return { kind: 'unary', operator: 'NOT', operand: { kind: 'all', operator: opposite, operand: left, query } };
  }
  return { kind: 'binary', operator, left, right: parseBits(reader) };
}

/** IS, IN, BETWEEN, LIKE and REGEXP behind an operand. */
function parseTest(reader: Reader, operand: Expression): Expression | undefined {
  if (reader.take('IS')) {
    const not = reader.take('NOT');
    for (const what of ['NULL', 'TRUE', 'FALSE'] as const) {
      if (reader.take(what)) return { kind: 'is', not, operand, what };
    }
    if (reader.take('UNKNOWN')) return { kind: 'is', not, operand, what: 'NULL' };
    return reader.fail();
  }
  if (reader.takeAll('SOUNDS', 'LIKE')) {
    const [left, right] = [operand, parseBits(reader)].map(soundOf);
    return { kind: 'binary', operator: '=', left: left!, right: right! };
  }
  const not = reader.take('NOT');
  if (reader.take('IN')) return { kind: 'in', not, operand, among: parseAmong(reader) };
  if (reader.take('BETWEEN')) {
    const low = parseBits(reader);
    reader.expect('AND');
    return { kind: 'between', not, operand, low, high: parseBits(reader) };
  }
  if (reader.take('LIKE')) {
    const pattern = parseBits(reader);
    const escapedBy = reader.take('ESCAPE') ? parseBits(reader) : undefined;
    return { kind: 'like', not, operator: 'LIKE', operand, pattern, escapedBy };
  }
  if (reader.take('REGEXP') || reader.take('RLIKE')) {
    return { kind: 'like', not, operator: 'REGEXP', operand, pattern: parseBits(reader) };
  }
  return not ? reader.fail() : undefined;
}

const soundOf = (value: Expression): Expression => ({ kind: 'call', name: 'SOUNDEX', args: [value] });

function parseAmong(reader: Reader) {
  reader.expect('(');
  const among = startsQuery(reader) ? parseQuery(reader) : parseList(reader);
  reader.expect(')');
  return among;
}

export function parseList(reader: Reader): Expression[] {
  const items = [parseExpression(reader)];
  while (reader.take(',')) items.push(parseExpression(reader));
  return items;
}

const parseBits = (reader: Reader) => leftToRight(reader, { '|': '|' }, parseBitAnd);
const parseBitAnd = (reader: Reader) => leftToRight(reader, { '&': '&' }, parseBitShift);
const parseBitShift = (reader: Reader) => leftToRight(reader, { '<<': '<<', '>>': '>>' }, parseSum);

function parseSum(reader: Reader): Expression {
  return reader.chain((link) => {
    let left = parseProduct(reader);
    for (;;) {
      const sign = reader.is('+') ? 1 : reader.is('-') ? -1 : undefined;
      if (!sign) return left;
      reader.next();
      link();
      left = reader.take('INTERVAL')
        ? { kind: 'shift', operand: left, ...parseIntervalUnit(reader), sign }
        : { kind: 'binary', operator: sign === 1 ? '+' : '-', left, right: parseProduct(reader) };
    }
  });
}

const PRODUCTS = { '*': '*', '/': '/', '%': '%', DIV: 'DIV', MOD: '%' };
const parseProduct = (reader: Reader) => leftToRight(reader, PRODUCTS, parsePower);
const parsePower = (reader: Reader) => leftToRight(reader, { '^': '^' }, parseUnary);

function parseUnary(reader: Reader): Expression {
  if (reader.take('+')) return reader.within(() => parseUnary(reader));
  for (const operator of ['-', '~', 'BINARY'] as const) {
    if (!reader.take(operator)) continue;
    return { kind: 'unary', operator, operand: reader.within(() => parseUnary(reader)) };
  }
  if (reader.take('!')) return { kind: 'unary', operator: 'NOT', operand: reader.within(() => parseUnary(reader)) };
  const operand = parsePrimary(reader);
  if (!reader.take('COLLATE')) return operand;
  return /_bin$/i.test(reader.name()) ? { kind: 'unary', operator: 'BINARY', operand } : operand;
}

function parsePrimary(reader: Reader): Expression {
  const { kind, text } = reader.peek();
  switch (kind) {
    case 'number':
      reader.next();
      return { kind: 'number', digits: text };
    case 'string': {
      // Strings next to each other are one string.
      const parts: string[] = [];
      while (reader.peek().kind === 'string') parts.push(reader.next().text);
      return { kind: 'text', text: parts.join('') };
    }
    case 'variable':
      reader.next();
      if (reader.take(':=')) {
        return { kind: 'assignment', name: text.toLowerCase(), value: reader.within(() => parseExpression(reader)) };
      }
      return { kind: 'variable', name: text.toLowerCase() };
    case 'setting':
      reader.next();
      return serverVariable(text);
    case 'symbol':
      return text === '(' ? parseParentheses(reader) : reader.fail();
    case 'word':
      return parseWord(reader);
    case 'quoted':
      return parseColumn(reader);
    case 'end':
      return reader.fail();
  }
}

/** `@@version`, which programs ask to find out what they talk to. */
function serverVariable(text: string): Expression {
  if (!/^@((session|global)\.)?version$/i.test(text)) throw notOffered(`The setting @${text}`);
  return { kind: 'call', name: 'VERSION', args: [] };
}

function parseParentheses(reader: Reader): Expression {
  const isQuery = holdsQuery(reader);
  reader.expect('(');
  if (isQuery) {
    const query = parseQuery(reader);
    reader.expect(')');
    return { kind: 'subquery', query };
  }
  const items = parseList(reader);
  reader.expect(')');
  return items.length === 1 ? items[0]! : { kind: 'row', items };
}

const MOMENTS = { DATE: 'date', TIMESTAMP: 'dateTime', TIME: 'time' } as const;

function parseWord(reader: Reader): Expression {
  const word = reader.peek().text.toUpperCase();
  if (reader.take('NULL')) return { kind: 'null' };
  if (reader.take('TRUE')) return { kind: 'number', digits: '1' };
  if (reader.take('FALSE')) return { kind: 'number', digits: '0' };
  if (word === 'CASE') return parseCase(reader);
  if (word in MOMENTS && reader.peek(1).kind === 'string') {
    reader.next();
    return { kind: 'moment', type: MOMENTS[word as keyof typeof MOMENTS], text: reader.next().text };
  }
  if (word === 'EXISTS' && reader.is('(', 1)) {
    reader.next();
    const inside = parseParentheses(reader);
    return inside.kind === 'subquery' ? { kind: 'exists', query: inside.query } : reader.fail();
  }
  return parseCall(reader) ?? parseColumn(reader);
}

function parseColumn(reader: Reader): Expression {
  if (reader.is('.', 3)) reader.skipDatabase();
  const first = reader.name();
  if (!reader.take('.')) return { kind: 'column', name: first };
  const second = reader.peek().kind === 'word' ? reader.next().text : reader.name();
  if (reader.is('.')) throw notOffered('A column of another database');
  return { kind: 'column', table: first, name: second };
}

function parseCase(reader: Reader): Expression {
  reader.expect('CASE');
  const operand = reader.is('WHEN') ? undefined : parseExpression(reader);
  const branches: { when: Expression; result: Expression }[] = [];
  while (reader.take('WHEN')) {
    const when = parseExpression(reader);
    reader.expect('THEN');
    branches.push({ when, result: parseExpression(reader) });
  }
  if (branches.length === 0) reader.fail();
  const otherwise = reader.take('ELSE') ? parseExpression(reader) : undefined;
  reader.expect('END');
  return { kind: 'case', operand, branches, otherwise };
}

const CASTS: Readonly<Record<string, CastType['name']>> = {
  CHAR: 'CHAR',
  NCHAR: 'CHAR',
  VARCHAR: 'CHAR',
  SIGNED: 'SIGNED',
  INTEGER: 'SIGNED',
  INT: 'SIGNED',
  UNSIGNED: 'UNSIGNED',
  DECIMAL: 'DECIMAL',
  DOUBLE: 'DOUBLE',
  FLOAT: 'DOUBLE',
  DATE: 'DATE',
  DATETIME: 'DATETIME',
  TIME: 'TIME',
};

/** The type of CAST and CONVERT. */
export function parseCastType(reader: Reader): CastType {
  const name = CASTS[reader.peek().text.toUpperCase()] ?? reader.fail();
  reader.next();
  if (name === 'SIGNED' || name === 'UNSIGNED') reader.take('INTEGER');
  const sizes: number[] = [];
  if (reader.take('(')) {
    do {
      const { kind, text } = reader.next();
      if (kind !== 'number' || !/^\d{1,4}$/.test(text)) reader.fail();
      sizes.push(Number(text));
    } while (reader.take(','));
    reader.expect(')');
  }
  return { name, sizes };
}
