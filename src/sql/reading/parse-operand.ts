import { notOffered } from '../refusals.ts';
import { call, type Expression, number } from '../tree.ts';
import { parseCall } from './parse-call.ts';
import { parseExpression, parseList } from './parse-expression.ts';
import { holdsQuery, parseQuery } from './parse-query.ts';
import type { Reader } from './reader.ts';

/** What operators stand between: a value, a column, a call, or an expression in parentheses. */
export function parseOperand(reader: Reader): Expression {
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
  return call('VERSION');
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
  if (reader.take('TRUE')) return number(1);
  if (reader.take('FALSE')) return number(0);
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
