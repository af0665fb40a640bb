import { call, type Expression } from '../tree.ts';
import { parseIntervalUnit } from './parse-call.ts';
import { parseOperand } from './parse-operand.ts';
import { parseQuery, startsQuery } from './parse-query.ts';
import { listOf, type Reader } from './reader.ts';

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
    return { kind: 'binary', operator: '=', left: call('SOUNDEX', operand), right: call('SOUNDEX', parseBits(reader)) };
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

function parseAmong(reader: Reader) {
  reader.expect('(');
  const among = startsQuery(reader) ? parseQuery(reader) : parseList(reader);
  reader.expect(')');
  return among;
}

export const parseList = (reader: Reader): Expression[] => listOf(reader, parseExpression);

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
  const operand = parseOperand(reader);
  if (!reader.take('COLLATE')) return operand;
  return /_bin$/i.test(reader.name()) ? { kind: 'unary', operator: 'BINARY', operand } : operand;
}
