import { compoundUnits, harmful, unitNames } from '../functions.ts';
import { notReadOnly } from '../refusals.ts';
import { call, type Expression, type Window } from '../tree.ts';
import { parseCastType } from './parse-cast-type.ts';
import { parseExpression, parseList } from './parse-expression.ts';
import { parseOrderBy } from './parse-query.ts';
import type { Reader } from './reader.ts';

/** Functions that are also written without parentheses. */
const BARE = new Set(
  'CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP UTC_DATE UTC_TIME UTC_TIMESTAMP'.split(' '),
);

/** A function with its arguments, if one comes next. */
export function parseCall(reader: Reader): Expression | undefined {
  const name = reader.peek().text.toUpperCase();
  if (!reader.is('(', 1)) {
    if (!BARE.has(name)) return undefined;
    reader.next();
    return call(name);
  }
  reader.next();
  reader.next();
  if (harmful.has(name)) throw notReadOnly();
  const made = reader.within(() => (Object.hasOwn(SPECIAL, name) ? SPECIAL[name]!(reader) : plain(reader, name)));
  reader.expect(')');
  if (!reader.take('OVER')) return made;
  const base = reader.nameIfAny();
  const over = base === undefined ? parseWindow(reader) : { base, partitionBy: [], orderBy: [] };
  return made.kind === 'call' ? { ...made, over } : reader.fail();
}

function plain(reader: Reader, name: string): Expression {
  if (reader.is(')')) return call(name);
  if (reader.take('*')) return { ...call(name), star: true };
  const distinct = reader.take('DISTINCT');
  const args = parseList(reader);
  const orderBy = reader.is('ORDER') ? parseOrderBy(reader) : undefined;
  let separator: string | undefined;
  if (reader.take('SEPARATOR')) {
    if (reader.peek().kind !== 'string') reader.fail();
    separator = reader.next().text;
  }
  if (name !== 'GROUP_CONCAT' && (orderBy || separator !== undefined)) reader.fail();
  return { ...call(name, ...args), distinct, orderBy, separator };
}

/** Functions whose arguments are not just a list; each becomes the plain function it stands for. */
const SPECIAL: Readonly<Record<string, (reader: Reader) => Expression>> = {
  CAST(reader) {
    const operand = parseExpression(reader);
    reader.expect('AS');
    return { kind: 'cast', operand, to: parseCastType(reader) };
  },
  CONVERT(reader) {
    const operand = parseExpression(reader);
    if (reader.take('USING')) {
      reader.name();
      return operand;
    }
    reader.expect(',');
    return { kind: 'cast', operand, to: parseCastType(reader) };
  },
  EXTRACT(reader) {
    const unit = parseUnit(reader, true);
    reader.expect('FROM');
    return { ...call('EXTRACT', parseExpression(reader)), unit };
  },
  TIMESTAMPDIFF(reader) {
    const unit = parseUnit(reader);
    reader.expect(',');
    return { ...call('TIMESTAMPDIFF', ...parseList(reader)), unit };
  },
  TIMESTAMPADD(reader) {
    const unit = parseUnit(reader);
    reader.expect(',');
    const amount = parseExpression(reader);
    reader.expect(',');
    return { kind: 'shift', operand: parseExpression(reader), amount, unit, sign: 1 };
  },
  DATE_ADD: (reader) => parseShift(reader, 1),
  ADDDATE: (reader) => parseShift(reader, 1),
  DATE_SUB: (reader) => parseShift(reader, -1),
  SUBDATE: (reader) => parseShift(reader, -1),
  TRIM(reader) {
    for (const [side, name] of [
      ['BOTH', 'TRIM'],
      ['LEADING', 'LTRIM'],
      ['TRAILING', 'RTRIM'],
    ] as const) {
      if (!reader.take(side)) continue;
      if (reader.take('FROM')) return call(name, parseExpression(reader));
      const what = parseExpression(reader);
      reader.expect('FROM');
      return call(`${name}_OF`, parseExpression(reader), what);
    }
    const first = parseExpression(reader);
    return reader.take('FROM') ? call('TRIM_OF', parseExpression(reader), first) : call('TRIM', first);
  },
  NVL: (reader) => call('IFNULL', ...parseList(reader)),
  NVL2(reader) {
    const [value = reader.fail(), ...results] = parseList(reader);
    return call('IF', { kind: 'is', not: true, operand: value, what: 'NULL' }, ...results);
  },
  REGEXP_LIKE(reader) {
    const [operand = reader.fail(), pattern = reader.fail()] = parseList(reader);
    return { kind: 'like', not: false, operator: 'REGEXP', operand, pattern };
  },
  SUBSTRING: (reader) => parseSubstring(reader),
  SUBSTR: (reader) => parseSubstring(reader),
  MID: (reader) => parseSubstring(reader),
  POSITION(reader) {
    // IN would be read as a comparison, so the first part is read as a plain value.
    const what = parseNeedle(reader);
    reader.expect('IN');
    return call('LOCATE', what, parseExpression(reader));
  },
};

function parseNeedle(reader: Reader): Expression {
  if (reader.peek().kind === 'string') return { kind: 'text', text: reader.next().text };
  return { kind: 'column', name: reader.name() };
}

function parseSubstring(reader: Reader): Expression {
  const args = [parseExpression(reader)];
  if (reader.take('FROM')) {
    args.push(parseExpression(reader));
    if (reader.take('FOR')) args.push(parseExpression(reader));
  } else {
    while (reader.take(',')) args.push(parseExpression(reader));
  }
  return call('SUBSTRING', ...args);
}

/** `date, INTERVAL 1 DAY`, or a number of days. */
function parseShift(reader: Reader, sign: 1 | -1): Expression {
  const operand = parseExpression(reader);
  reader.expect(',');
  if (!reader.take('INTERVAL')) {
    return { kind: 'shift', operand, amount: parseExpression(reader), unit: 'DAY', sign };
  }
  return { kind: 'shift', operand, ...parseIntervalUnit(reader), sign };
}

/** What follows INTERVAL: `3 MONTH`, `'1 12' DAY_HOUR`. */
export function parseIntervalUnit(reader: Reader): { amount: Expression; unit: string } {
  const amount = parseExpression(reader);
  return { amount, unit: parseUnit(reader, true) };
}

function parseUnit(reader: Reader, mayBeCompound = false): string {
  const unit = reader
    .peek()
    .text.toUpperCase()
    .replace(/^SQL_TSI_/, '');
  if (!unitNames.has(unit) && !(mayBeCompound && compoundUnits.has(unit))) reader.fail();
  reader.next();
  return unit;
}

const FRAME = new Set('ROWS RANGE BETWEEN AND UNBOUNDED PRECEDING FOLLOWING CURRENT ROW'.split(' '));
const begins = (reader: Reader) => reader.is('PARTITION') || FRAME.has(reader.peek().text.toUpperCase());

export function parseWindow(reader: Reader): Window {
  reader.expect('(');
  const base = begins(reader) ? undefined : reader.nameIfAny();
  const partitionBy = reader.takeAll('PARTITION', 'BY') ? parseList(reader) : [];
  const orderBy = reader.is('ORDER') ? parseOrderBy(reader) : [];
  const frame: string[] = [];
  while (!reader.is(')')) {
    const { kind, text } = reader.next();
    const word = text.toUpperCase();
    if (!(kind === 'word' && FRAME.has(word)) && !(kind === 'number' && /^\d{1,9}$/.test(text))) reader.fail();
    frame.push(word);
  }
  reader.expect(')');
  return { base, partitionBy, orderBy, frame: frame.join(' ') || undefined };
}
