import { forbiddenWord, notOffered, notReadOnly, syntaxError } from '../refusals.ts';
import type { Statement } from '../tree.ts';
import { assignedBy, parseAssignments } from './assignments.ts';
import { withCounters } from './counters.ts';
import { parseQuery, startsQuery } from './parse-query.ts';
import { type Reader, readerOf } from './reader.ts';
import { takeShow } from './show.ts';
import { takeChange } from './temporary-changes.ts';
import {
  concernsTemporaryTable,
  overTemporaryTables,
  type TemporaryTables,
  takeCreation,
  takeFilling,
  takeRemoval,
} from './temporary-tables.ts';
import type { Token } from './tokens.ts';

export interface ParsedStatements {
  readonly statements: readonly Statement[];
  /** Lower-case names of every table they mention. */
  readonly tables: readonly string[];
  /** They ask which tables there are. */
  readonly listsTables: boolean;
}

/** First words of statements that do more than read. Any word that is in neither list begins no statement at all. */
const CHANGING = new Set(
  `ALTER ANALYZE ATTACH BACKUP BEGIN BINLOG CACHE CALL CHANGE CHECK CHECKSUM CLONE COMMIT CREATE DEALLOCATE DECLARE DELETE
  DETACH DO DROP EXECUTE FLUSH GET GRANT HANDLER HELP IMPORT INSERT INSTALL KILL LOAD LOCK OPTIMIZE PRAGMA PREPARE PURGE
  REINDEX RELEASE RENAME REPAIR REPLACE RESET RESIGNAL RESTART REVOKE ROLLBACK SAVEPOINT SET SHUTDOWN SIGNAL START STOP
  TABLE TRUNCATE UNINSTALL UNLOCK UPDATE USE VACUUM VALUES XA`.split(/\s+/),
);

/**
 * The statements of one request in MySQL's dialect: any number of `SET @name = …` and of tables of the caller's own, then a
 * SELECT that answers, or SHOW and DESCRIBE. Throws 401 for everything that would change something and for a name with the
 * word SCHEMA in it, 400 for what cannot be read (`companions-people.md` 11.1). Nothing runs unless all of it can be read.
 */
export function parseStatements(source: string): ParsedStatements {
  const reader = readerOf(source);
  refuseWrites(reader);
  const statements: Statement[] = [];
  const tables: TemporaryTables = new Map();
  while (reader.peek().kind !== 'end') {
    if (reader.take(';')) continue;
    if (!takeRemoval(reader, tables)) {
      if (isAnswered(statements)) throw notOffered('A statement behind the SELECT');
      if (!takeCreation(reader, tables) && !takeFilling(reader, tables) && !takeChange(reader, tables))
        statements.push(...parseStatement(reader, tables));
    }
    if (reader.peek().kind !== 'end' && !reader.is(';')) reader.fail();
  }
  if (tables.size === 0 && statements.length === 0) throw syntaxError('');
  if (!isAnswered(statements)) throw notOffered('A request without a SELECT at its end');
  const listsTables = statements.some((statement) => statement.kind === 'show' && statement.table === undefined);
  return { statements, tables: [...reader.tables], listsTables };
}

const isAnswered = (statements: readonly Statement[]) => ['query', 'show'].includes(statements.at(-1)?.kind ?? '');

/** Looks at the first word of each statement and at every name, before anything else is read. */
function refuseWrites(reader: Reader): void {
  let isFirst = true;
  for (let ahead = 0; ; ahead++) {
    const token = reader.peek(ahead);
    if (token.kind === 'end') return;
    if (isName(token) && /schema/i.test(token.text)) throw forbiddenWord();
    if (isFirst && !reader.is(';', ahead) && !reader.is('(', ahead)) {
      const word = token.kind === 'word' ? token.text.toUpperCase() : '';
      if (CHANGING.has(word) && !isHarmless(reader, ahead, word)) throw notReadOnly();
      isFirst = false;
    }
    if (reader.is(';', ahead)) isFirst = true;
  }
}

const isHarmless = (reader: Reader, ahead: number, word: string) =>
  word === 'SET'
    ? reader.peek(ahead + 1).kind === 'variable' || setsSetting(reader, ahead + 1)
    : concernsTemporaryTable(reader, ahead);

const LONGEST_CONCAT = 'GROUP_CONCAT_MAX_LEN';

/**
 * The settings of a session that queries need: how long a GROUP_CONCAT may become, and that large joins are meant, which
 * they always are here.
 */
const SETTINGS = [LONGEST_CONCAT, 'SQL_BIG_SELECTS', 'MAX_JOIN_SIZE'];

const setsSetting = (reader: Reader, ahead: number) =>
  SETTINGS.some((name) => reader.is(name, ahead) || (reader.is('SESSION', ahead) && reader.is(name, ahead + 1)));

function parseSetting(reader: Reader): Statement[] {
  reader.take('SESSION');
  const name = reader.next().text.toUpperCase();
  if (!reader.take(':=')) reader.expect('=');
  const { kind, text } = reader.next();
  if (kind !== 'number' || !/^\d{1,20}$/.test(text)) throw syntaxError(text);
  if (name !== LONGEST_CONCAT) return [];
  if (text.length > 9) throw syntaxError(text);
  return [{ kind: 'longestConcat', characters: Number(text) }];
}

const isName = ({ kind }: Token) => kind === 'word' || kind === 'quoted';

const EXPLAINING = ['EXPLAIN', 'DESCRIBE', 'DESC'];

/** A query, or the assignments of one `SET @from = …, @to = …` in their order. */
function parseStatement(reader: Reader, tables: TemporaryTables): Statement[] {
  if (EXPLAINING.some((word) => reader.is(word)) && startsQuery(reader, 1)) {
    reader.next();
    return [{ kind: 'query', query: overTemporaryTables(parseQuery(reader), tables), explained: true }];
  }
  const show = takeShow(reader);
  if (show) return [show];
  if (startsQuery(reader)) {
    const into: string[] = [];
    const query = overTemporaryTables(parseQuery(reader, into), tables);
    if (into.length === 0) return withCounters(query);
    // At the end it answers nothing, and is refused like every other INTO (`companions-people.md` 11.1).
    if ([0, 1].some((ahead) => reader.peek(ahead).kind === 'end')) throw notReadOnly();
    return assignedBy(query, into, tables);
  }
  reader.expect('SET');
  return reader.peek().kind === 'word' ? parseSetting(reader) : parseAssignments(reader, tables);
}
