import { existsSync } from 'node:fs';
import { isDatabaseUrl } from '../database-url.ts';
import { withFeed } from '../feed/with-feed.ts';
import { type OfficeOptions, refuseOfficeSettings } from '../office/open.ts';
import type { Clock } from '../practice.ts';
import type { PracticeSnapshot } from '../snapshots.ts';
import { lookAtRest, openToLook } from '../sqlite/at-rest.ts';
import { openSqlite, type SqliteConnection } from '../sqlite/connection.ts';
import { openSqlitePractice } from '../sqlite/practice.ts';
import { openBesideWriter, openSqliteReader } from '../sqlite/reader.ts';
import { kindOfFile, kindOfFileAt, readShape } from '../sqlite/shape.ts';
import { upgradeFile } from '../sqlite/upgrade.ts';
import { createPractice } from '../upgrade/create-practice.ts';
import { planUpgrade } from '../upgrade/plan.ts';
import { versions } from '../upgrade/versions/index.ts';
import { noPractice, olderPractice } from '../upgrade/words.ts';
import { type OpenedPractice, openMariadb } from './open-mariadb.ts';

export type { OpenedPractice };

/** For commands that only look, and for databases of our own. */
const READ_ONLY: OfficeOptions = { writes: { kind: 'none' }, control: ':memory:' };

/**
 * Opens the practice database (a file path, `:memory:` or a `mysql://` URL), making its tables when it is absent or
 * empty and bringing an older one of ours to the newest version. A server database has a clock of its own, for an
 * embedded one this machine's `clock` counts; `travel` overrules both, for tests. `office` says how a database that
 * Open Dental created is treated, and `changesKept` for how many days the changes of one of our own are told. Throws an
 * Error whose sentence is for the person who named the database.
 */
export async function openPractice(
  database: string,
  clock: Clock,
  travel?: Clock,
  office: OfficeOptions = READ_ONLY,
  changesKept?: number,
): Promise<OpenedPractice> {
  const opened = isDatabaseUrl(database)
    ? await openMariadb(database, office, travel)
    : await openEmbedded(database, office, travel ?? clock);
  return opened.officeVersion === undefined ? { ...opened, practice: withFeed(opened.practice, changesKept) } : opened;
}

/** The file of a practice that another process of this server has opened, made and brought up to date, and writes. */
export function openPracticeOfAnother(file: string, clock: Clock, changesKept: number): OpenedPractice {
  return {
    practice: withFeed(openSqliteReader(file, openBesideWriter(file), clock), changesKept),
    isNew: false,
    warnings: [],
  };
}

/** The same for a command that only looks: what does not exist is not made, and an older practice is refused. */
export async function openPracticeToLook(database: string, clock: Clock): Promise<OpenedPractice> {
  if (isDatabaseUrl(database)) return openMariadb(database, READ_ONLY, undefined, true);
  if (!existsSync(database)) throw new Error(noPractice(database));
  if (lookAtRest(database, kindOfFile) === 'other') throw new Error(`${database} is not a practice.`);
  const connection = openToLook(database);
  try {
    if (kindOfFile(connection) !== 'own') throw new Error(`${database} is not a practice.`);
    if (planUpgrade('sqlite', readShape(connection), versions).isNeeded) throw new Error(olderPractice(database));
  } catch (error) {
    connection.close();
    throw error;
  }
  return { practice: openSqliteReader(database, connection, clock), isNew: false, warnings: [] };
}

async function openEmbedded(database: string, office: OfficeOptions, clock: Clock): Promise<OpenedPractice> {
  refuseOfficeSettings(office);
  if (database === ':memory:') return openInMemory(clock);
  const { isNew, news } = prepareFile(database);
  return { practice: openSqlitePractice(database, clock), isNew, warnings: news ? [news] : [] };
}

async function openInMemory(clock: Clock): Promise<OpenedPractice> {
  const practice = openSqlitePractice(':memory:', clock, emptyTables ? [] : createPractice('sqlite'));
  if (emptyTables) await practice.snapshots?.putBack(emptyTables);
  else if (practice.snapshots?.isQuick) emptyTables = await practice.snapshots.take();
  return { practice, isNew: true, warnings: [] };
}

/** The tables of a practice in memory once the first one made them: the same for every later one of this process. */
let emptyTables: PracticeSnapshot | undefined;

/** Makes the tables of an empty file, or brings those of an older practice up to date. */
function prepareFile(path: string): { isNew: boolean; news?: string | undefined } {
  if (kindOfFileAt(path) === 'other') {
    throw new Error(`${path} holds tables of another program. Name a file that does not exist yet, or a practice.`);
  }
  using connection = openSqlite(path);
  if (createTablesIn(connection)) return { isNew: true };
  return { isNew: false, news: upgradeFile(connection, path) };
}

/** False when the file already holds tables. All of them are made in one transaction, or none. */
function createTablesIn(connection: SqliteConnection): boolean {
  connection.exec('BEGIN IMMEDIATE');
  const isNew = kindOfFile(connection) === 'empty';
  if (isNew) for (const statement of createPractice('sqlite')) connection.exec(statement);
  connection.exec('COMMIT');
  return isNew;
}
