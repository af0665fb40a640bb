import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isDatabaseUrl } from '../database-url.ts';
import { describeAddress, parseAddress } from '../mariadb/sessions/address.ts';
import { onFirstSession } from '../mariadb/sessions/first-session.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { hasOwnTables } from '../mariadb/tables/create-tables.ts';
import { officeVersion } from '../mariadb/tables/database-schema.ts';
import { openToLook } from '../sqlite/at-rest.ts';
import { openSqlite } from '../sqlite/connection.ts';
import { kindOfFileAt } from '../sqlite/shape.ts';

/** The row of `bitewing_meta` that holds it. */
export const PRACTICE_ID = 'practice id';

/** Reads or writes one row of `bitewing_meta`. */
interface Meta {
  read(name: string): Promise<string | undefined>;
  /** Keeps a row that is there already. */
  write(name: string, value: string): Promise<void>;
}

interface PracticeId {
  readonly id: string;
  /** What it was known by before: keys under these names are its own. */
  readonly formerIds: readonly string[];
}

/**
 * What tells this practice from every other, so that a key opens the practice it was made for and no other one. An own
 * practice has a random number in its database, which it keeps when it is moved, renamed or restored. A new demo practice
 * is the same everywhere to the byte: it is told by where it is until `settle` asks for a number, as whoever makes a key
 * or a copy does. An office's database takes no row of ours, and is told by where it is; so is a practice that does not
 * exist yet. Throws an Error with a sentence when the database cannot be reached.
 */
export async function practiceId(database: string, settle = false): Promise<PracticeId> {
  if (database === ':memory:') return { id: 'memory', formerIds: [] };
  return isDatabaseUrl(database) ? idOnServer(database, settle) : idOfFile(database, settle);
}

const FIRST_AT = 'first at ';

const promised = (database: string): PracticeId => ({ id: `${FIRST_AT}${placeOf(database)}`, formerIds: [] });

/** Whether it is the id of a practice that does not exist yet. */
export const isPromised = ({ id }: Pick<PracticeId, 'id'>): boolean => id.startsWith(FIRST_AT);

/** Where a practice is, for people: no user, no password. */
export const placeOf = (database: string) =>
  isDatabaseUrl(database) ? describeAddress(parseAddress(database)) : database;

async function idOfFile(path: string, settle: boolean): Promise<PracticeId> {
  if (!existsSync(path)) return promised(path);
  const kind = kindOfFileAt(path);
  if (kind === 'other') throw new Error(`${path} is no practice: it holds tables of another program.`);
  if (kind === 'empty') return promised(path);
  return idFrom(path, settle, {
    async read(name) {
      using file = openToLook(path);
      return file.column('SELECT Value FROM bitewing_meta WHERE Name = ?', [name])[0] as string | undefined;
    },
    async write(name, value) {
      using file = openSqlite(path);
      file.run('INSERT OR IGNORE INTO bitewing_meta (Name, Value) VALUES (?, ?)', [name, value]);
    },
  });
}

async function idOnServer(url: string, settle: boolean): Promise<PracticeId> {
  return onFirstSession(parseAddress(url), async (session) => {
    if (await hasOwnTables(session)) {
      return idFrom(url, settle, {
        async read(name) {
          const [row] = await session.all('SELECT Value FROM bitewing_meta WHERE Name = ?', [name]);
          return row && String(row.Value);
        },
        write: async (name, value) =>
          void (await session.run('INSERT IGNORE INTO bitewing_meta (Name, Value) VALUES (?, ?)', [name, value])),
      });
    }
    if ((await officeVersion(session)) !== undefined) return { id: `office at ${placeOf(url)}`, formerIds: [] };
    if (!(await isEmpty(session)))
      throw new Error(`${placeOf(url)} is no practice: it holds tables of another program.`);
    return promised(url);
  });
}

/** Whether a database on a server shows no table, so that a start would make a practice there. */
export async function isEmptyOnServer(url: string): Promise<boolean> {
  return onFirstSession(parseAddress(url), isEmpty);
}

const isEmpty = async (session: Session) =>
  (await session.all('SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() LIMIT 1')).length === 0;

async function idFrom(database: string, settle: boolean, meta: Meta): Promise<PracticeId> {
  const kind = await meta.read('practice');
  const atFirst = promised(database);
  const demo = `demo at ${placeOf(database)}`;
  const formerIds = kind === 'demo' ? [atFirst.id, demo] : [atFirst.id];
  const known = await meta.read(PRACTICE_ID);
  if (known !== undefined) return { id: known, formerIds };
  if (kind === 'demo' && !settle) return { id: demo, formerIds: [atFirst.id] };
  // Tables were made, and the practice was not founded yet.
  if (kind === undefined) return atFirst;
  await meta.write(PRACTICE_ID, randomBytes(16).toString('hex'));
  return { id: (await meta.read(PRACTICE_ID))!, formerIds };
}
