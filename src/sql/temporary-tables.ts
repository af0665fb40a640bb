import { badRequest } from '../domain/refusal.ts';
import { parseQuery, startsQuery } from './parse-query.ts';
import type { Reader } from './reader.ts';
import { notOffered, notReadOnly, shown, unknownTable } from './refusals.ts';
import type { CommonTable, Query } from './tree.ts';

/** The caller's own tables of one request, by their name in lower case, in the order in which they were made. */
export type TemporaryTables = Map<string, CommonTable>;

/** What a caller's own table must be called (`companions-people.md` 11.1). */
const isTemporary = (name: string) => /^(temp|tmp)/i.test(name);

/** What may stand between the first word of a statement and the table it is about. */
const BETWEEN = ['TEMPORARY', 'TABLE', 'IF', 'NOT', 'EXISTS', 'INTO', 'FROM', 'IGNORE'];

/** First words of statements that change tables; only CREATE and DROP are understood. */
const MAKING = ['CREATE', 'DROP'];
const CHANGING = ['INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'ALTER', 'TRUNCATE'];

/** Whether the statement that begins there makes or drops a table of the caller's own; throws for one that changes it. */
export function concernsTemporaryTable(reader: Reader, ahead: number): boolean {
  const isOneOf = (words: readonly string[], at: number) => words.some((word) => reader.is(word, at));
  if (!isOneOf([...MAKING, ...CHANGING], ahead)) return false;
  let at = ahead + 1;
  while (isOneOf(BETWEEN, at)) at++;
  const { kind, text } = reader.peek(at);
  if ((kind !== 'word' && kind !== 'quoted') || !isTemporary(text) || reader.is('.', at + 1)) return false;
  if (isOneOf(CHANGING, ahead)) throw notOffered('A change of a temporary table');
  return reader.is('TABLE', ahead + 1) || (reader.is('TEMPORARY', ahead + 1) && reader.is('TABLE', ahead + 2));
}

/** `CREATE TABLE temp1 SELECT …`: takes the statement, and keeps what the table is made of. */
export function takeCreation(reader: Reader, tables: TemporaryTables): boolean {
  if (!reader.take('CREATE')) return false;
  reader.take('TEMPORARY');
  reader.expect('TABLE');
  const onlyIfNew = reader.takeAll('IF', 'NOT', 'EXISTS');
  const name = reader.name();
  reader.take('AS');
  if (!startsQuery(reader)) throw notOffered('A temporary table that is not made of a SELECT');
  const query = parseQuery(reader);
  const isThere = tables.has(name.toLowerCase());
  if (isThere && !onlyIfNew) throw badRequest(`There is a table "${shown(name)}" already.`);
  if (!isThere) tables.set(name.toLowerCase(), { name, columns: [], query });
  return true;
}

/** `DROP TABLE IF EXISTS temp1, temp2`: a table stays while one that was made later may be made of it. */
export function takeRemoval(reader: Reader, tables: TemporaryTables): boolean {
  if (!reader.take('DROP')) return false;
  reader.take('TEMPORARY');
  reader.expect('TABLE');
  const onlyIfThere = reader.takeAll('IF', 'EXISTS');
  do {
    const name = reader.name();
    if (!isTemporary(name)) throw notReadOnly();
    const key = name.toLowerCase();
    if (!tables.has(key) && !onlyIfThere) throw unknownTable(name);
    if ([...tables.keys()].at(-1) === key) tables.delete(key);
  } while (reader.take(','));
  return true;
}

/**
 * The query over the temporary tables of its request. When it runs they become subqueries of it: nothing is stored, and
 * what answers is still one statement that only reads.
 */
export function overTemporaryTables(query: Query, tables: TemporaryTables): Query {
  const own = new Set(query.with.map(({ name }) => name.toLowerCase()));
  const made = [...tables].filter(([name]) => !own.has(name)).map(([, table]) => table);
  return { ...query, with: [...made, ...query.with] };
}
