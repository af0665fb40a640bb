import { badRequest, UnstorableCharacter } from '../../domain/refusal.ts';
import { comparingTexts } from '../mariadb/reads/compared-texts.ts';
import { errnoOf, messageOf } from '../mariadb/sessions/server-refusals.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { triggersFault } from '../mariadb/tables/added-rules.ts';
import { columnIn } from '../mariadb/tables/named-in-message.ts';
import type { Bound } from '../rows/select.ts';

const CANNOT_HOLD = 1366;
const TOO_LONG = 1406;
const OUT_OF_RANGE = 1264;

/**
 * An office's columns hold only the characters of their character set: utf8mb3 has no emoji, latin1 no Cyrillic. A
 * text with other characters stands in no row, so a search for it finds nothing, and a write of it is refused with
 * 400 and the name of the field. The same 400 is answered for a text that is too long, or a number that is too large,
 * for the column as the office's version declares it.
 */
export function withinCharacterSets(session: Session): Session {
  const searched = <T>(sql: string, parameters: readonly Bound[], run: (sql: string) => Promise<T>): Promise<T> =>
    comparingTexts(sql, parameters, (text) =>
      run(text).catch((error: unknown) => {
        throw unstorable(error, sql);
      }),
    );
  return {
    ...session,
    all: (sql, parameters = []) => searched(sql, parameters, (text) => session.all(text, parameters)),
    arrays: (sql, parameters, isExact, table) =>
      searched(sql, parameters, (text) => session.arrays(text, parameters, isExact, table)),
    run: (sql, parameters = []) => searched(sql, parameters, (text) => session.run(text, parameters)),
  };
}

/** A 400 that names the field for what its column cannot store; any other error as it is. */
function unstorable(error: unknown, sql: string): unknown {
  const [errno, message] = [errnoOf(error), messageOf(error)];
  const column = columnIn(message);
  // What a trigger stores is no field of a request.
  if (column === undefined || triggersFault(error, sql) !== undefined) return error;
  if (errno === CANNOT_HOLD) return new UnstorableCharacter(column, firstCharacter(message));
  if (errno === TOO_LONG) return badRequest(`${column} is longer than this office's database allows.`);
  if (errno === OUT_OF_RANGE) return badRequest(`${column} is out of the range that this office's database allows.`);
  return error;
}

/** The character in a message such as `Incorrect string value: '\xF0\x9F\x98\x80 and...' for column`. */
function firstCharacter(message: string): string {
  const bytes = /'((?:\\x[\dA-F]{2})+)/.exec(message)?.[1] ?? '';
  return [...Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString()][0] ?? '';
}
