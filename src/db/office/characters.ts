import { badRequest, UnstorableCharacter } from '../../domain/refusal.ts';
import type { Session } from '../mariadb/session.ts';
import type { Bound } from '../select.ts';

/** The database cannot compare a text with a column whose character set lacks one of its characters. */
const NOT_COMPARABLE = [1267, 1270, 1271];
const CANNOT_HOLD = 1366;
const TOO_LONG = 1406;
const OUT_OF_RANGE = 1264;

/** Characters that a column may lack, tried in this order: the first pattern is enough for all but old offices. */
const SUSPECTS = [/[\u{10000}-\u{10ffff}]/u, /[\u0100-\u{10ffff}]/u, /[\u0080-\u{10ffff}]/u];

/**
 * An office's columns hold only the characters of their character set: utf8mb3 has no emoji, latin1 no Cyrillic. A
 * text with other characters stands in no row, so a search for it finds nothing, and a write of it is refused with
 * 400 and the name of the field. The same 400 is answered for a text that is too long, or a number that is too large,
 * for the column as the office's version declares it.
 */
export function withinCharacterSets(session: Session): Session {
  const searched = async <T>(
    sql: string,
    parameters: readonly Bound[],
    run: (sql: string) => Promise<T>,
  ): Promise<T> => {
    for (const suspects of [undefined, ...SUSPECTS]) {
      if (suspects && !parameters.some((value) => isSuspect(value, suspects))) continue;
      try {
        return await run(suspects ? comparedExactly(sql, parameters, suspects) : sql);
      } catch (error) {
        if (!NOT_COMPARABLE.includes((error as { errno?: number }).errno ?? 0)) throw unstorable(error);
        if (suspects === SUSPECTS.at(-1)) throw error;
      }
    }
    throw badRequest('A text of this request cannot be compared with what the database holds.');
  };
  return {
    ...session,
    all: (sql, parameters = []) => searched(sql, parameters, (text) => session.all(text, parameters)),
    arrays: (sql, parameters, isExact, table) =>
      searched(sql, parameters, (text) => session.arrays(text, parameters, isExact, table)),
    run: (sql, parameters = []) => searched(sql, parameters, (text) => session.run(text, parameters)),
  };
}

const isSuspect = (value: Bound | undefined, suspects: RegExp) => typeof value === 'string' && suspects.test(value);

/**
 * The statement with a collation behind each such text, so that the column is converted to the text's character set
 * and not the other way round.
 */
function comparedExactly(sql: string, parameters: readonly Bound[], suspects: RegExp): string {
  let place = 0;
  return sql.replace(/'(?:[^'\\]|\\.|'')*'|\?/g, (part) => {
    if (part !== '?') return part;
    return isSuspect(parameters[place++], suspects) ? '? COLLATE utf8mb4_bin' : '?';
  });
}

/** A 400 that names the field for what its column cannot store; any other error as it is. */
function unstorable(error: unknown): unknown {
  const { errno, sqlMessage = '' } = error as { errno?: number; sqlMessage?: string };
  const column = /column (?:[`']?[^`'\s]*[`']?\.)*[`'](\w+)[`']/.exec(sqlMessage)?.[1];
  if (column === undefined) return error;
  if (errno === CANNOT_HOLD) return new UnstorableCharacter(column, firstCharacter(sqlMessage));
  if (errno === TOO_LONG) return badRequest(`${column} is longer than this office's database allows.`);
  if (errno === OUT_OF_RANGE) return badRequest(`${column} is out of the range that this office's database allows.`);
  return error;
}

/** The character in a message such as `Incorrect string value: '\xF0\x9F\x98\x80 and...' for column`. */
function firstCharacter(message: string): string {
  const bytes = /'((?:\\x[\dA-F]{2})+)/.exec(message)?.[1] ?? '';
  return [...Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString()][0] ?? '';
}
