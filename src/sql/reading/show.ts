import { notOffered } from '../refusals.ts';
import type { Show } from '../tree.ts';
import type { Reader } from './reader.ts';

/** Reads such a statement, or answers undefined if none begins here. */
export function takeShow(reader: Reader): Show | undefined {
  if (reader.take('SHOW')) return takeList(reader);
  const word = ['DESCRIBE', 'DESC', 'EXPLAIN'].find((one) => reader.is(one));
  if (word === undefined) return undefined;
  reader.next();
  const table = reader.nameIfAny();
  if (table === undefined) throw notOffered(word);
  reader.tables.add(table.toLowerCase());
  return { kind: 'show', table, like: reader.nameIfAny() ?? takeLike(reader) };
}

function takeList(reader: Reader): Show {
  reader.take('FULL');
  if (reader.take('TABLES')) return { kind: 'show', like: takeLike(reader) };
  if (!reader.take('COLUMNS') && !reader.take('FIELDS')) throw notOffered('This SHOW');
  if (!reader.take('FROM')) reader.expect('IN');
  const table = reader.name();
  reader.tables.add(table.toLowerCase());
  return { kind: 'show', table, like: takeLike(reader) };
}

function takeLike(reader: Reader): string | undefined {
  if (!reader.take('LIKE')) return undefined;
  if (reader.peek().kind !== 'string') reader.fail();
  return reader.next().text;
}
