import { notOffered } from '../refusals.ts';
import type { TableReference } from '../tree.ts';
import { parseExpression } from './parse-expression.ts';
import { holdsQuery, parseInParentheses, parseQuery } from './parse-query.ts';
import { listOf, parseNames, type Reader, readerOf } from './reader.ts';
import { sequenceNamed } from './sequences.ts';

/** Most tables that MariaDB joins. */
const MOST_TABLES = 61;
/** Tables of numbers in all statements of a query: each stands for a query that is read, too. */
const MOST_NUMBER_TABLES = 20;

export const parseTableList = (reader: Reader): TableReference[] => listOf(reader, parseTables);

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
      const using = !on && reader.take('USING') ? parseNames(reader) : [];
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

/** `AS name`, `name`, or in quotes of any kind. */
export function parseAlias(reader: Reader): string | undefined {
  const isNamed = reader.take('AS');
  if (reader.peek().kind === 'string') return reader.next().text;
  return isNamed ? reader.name() : reader.nameIfAny();
}
