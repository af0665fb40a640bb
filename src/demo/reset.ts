import { existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { isDatabaseUrl } from '../db/database-url.ts';
import { PRACTICE_NAME, practiceName } from '../db/evidence/practice-name.ts';
import { beginFeedAnew } from '../db/feed/number-changes.ts';
import type { Transaction } from '../db/handle.ts';
import { openPractice } from '../db/opening/open.ts';
import { PRACTICE_ID } from '../db/opening/practice-id.ts';
import type { Clock, Practice } from '../db/practice.ts';
import { makePrivateFolder } from '../db/private-folder.ts';
import { emptyTable } from '../db/rows/rows.ts';
import { feedTables, ownTables } from '../db/schema/own.ts';
import { type TableName, tables } from '../db/schema/tables.ts';
import { unitOfWork } from '../db/unit-of-work.ts';
import { fillDemoPractice, storeDemoPractice } from './fill.ts';
import { isDemoPractice } from './marker.ts';

/**
 * Puts a demo practice back as a first start makes it: a database file to the byte, a server database to the row.
 * Throws an Error with a sentence for a person when the database is not the demo practice, or when a server has the
 * file open; then nothing has changed. Keys live elsewhere and stay. Answers the name under which the practice signed.
 */
export async function resetDemoPractice(database: string, clock: Clock): Promise<string> {
  if (isDatabaseUrl(database)) return resetServerDatabase(database, clock);
  if (!existsSync(database)) return replaceFile(database, clock, 0);
  // The file itself is replaced, and not a link to it.
  const file = realpathSync(database);
  return replaceFile(file, clock, settleFile(file));
}

/**
 * Makes sure that the file is a demo practice of ours alone, and takes its write-ahead log in, so that nothing of it is
 * left beside the file. Answers the last number of its changes that anybody may have read.
 */
function settleFile(file: string): number {
  if (statSync(file).isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR', path: file });
  const connection = new DatabaseSync(file);
  try {
    // Set before the first access, this locks the whole file: it fails while anybody else has the file open.
    connection.exec('PRAGMA busy_timeout = 500; PRAGMA locking_mode = EXCLUSIVE');
    if (!isDemoFile(connection)) throw new Error(notTheDemo(file));
    connection.exec('PRAGMA journal_mode = DELETE');
    return lastNumber(connection);
  } catch (error) {
    const { errcode = 0 } = error as { errcode?: number };
    if ((errcode & 0xff) === 5) throw new Error(`A server is using ${file}. Stop it first; nothing was changed.`);
    if ((errcode & 0xff) === 26) throw new Error(notTheDemo(file));
    throw error;
  } finally {
    connection.close();
  }
}

function isDemoFile(connection: DatabaseSync): boolean {
  const table = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'bitewing_meta'").get();
  return (
    table !== undefined &&
    connection.prepare("SELECT 1 FROM bitewing_meta WHERE Name = 'practice' AND Value = 'demo'").get() !== undefined
  );
}

/** What the practice in a file says of itself; a practice that never had a key has no id, for example. */
function metaIn(file: string, name: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const connection = new DatabaseSync(file, { readOnly: true });
  try {
    const row = connection.prepare('SELECT Value FROM bitewing_meta WHERE Name = ?').get(name);
    return row && String(row.Value);
  } finally {
    connection.close();
  }
}

/**
 * The last number of its changes. Changes that have no number yet count, too: somebody may have read what they wrote.
 */
function lastNumber(connection: DatabaseSync): number {
  const table = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'bitewing_feed'").get();
  if (!table) return 0;
  const feed = connection.prepare('SELECT Head FROM bitewing_feed').get();
  const waiting = connection.prepare('SELECT COUNT(*) AS count FROM bitewing_outbox').get();
  return Number(feed?.Head ?? 0) + Number(waiting!.count);
}

/**
 * Fills a new file beside the old one and replaces the old one by it; if that fails, the old one stays as it was.
 * Numbers of changes continue after the last one that was `told`.
 */
async function replaceFile(file: string, clock: Clock, told: number): Promise<string> {
  const fresh = `${file}.fresh`;
  const id = metaIn(file, PRACTICE_ID);
  const name = metaIn(file, PRACTICE_NAME);
  removeDatabase(fresh);
  makePrivateFolder(dirname(file));
  try {
    const { practice } = await openPractice(fresh, clock);
    try {
      await fillDemoPractice(practice);
      if (id !== undefined) await unitOfWork(practice, (tx) => keepId(tx, id));
      if (told > 0) await unitOfWork(practice, (tx) => beginFeedAnew(tx, told));
    } finally {
      await practice.close();
    }
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    renameSync(fresh, file);
    return name ?? '';
  } finally {
    removeDatabase(fresh);
  }
}

async function keepId({ db }: Transaction, id: string): Promise<void> {
  await sql`INSERT INTO bitewing_meta (Name, Value) VALUES (${PRACTICE_ID}, ${id})`.execute(db);
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true });
}

/** One transaction, so that whoever reads meanwhile sees the practice before or after, never between. */
async function resetServerDatabase(url: string, clock: Clock): Promise<string> {
  const { practice, isNew, officeVersion } = await openPractice(url, clock);
  try {
    const isDemo = isNew || (officeVersion === undefined && (await practice.read(isDemoPractice)));
    if (!isDemo) throw new Error(notTheDemo('This database'));
    const name = await practice.read((handle) => practiceName(handle, false));
    await unitOfWork(practice, async (tx) => {
      for (const table of Object.keys(tables) as TableName[]) await emptyTable(tx, table);
      for (const table of Object.keys(ownTables)) {
        if (table !== 'bitewing_meta' && !(table in feedTables))
          await sql`DELETE FROM ${sql.table(table)}`.execute(tx.db);
      }
      await sql`DELETE FROM bitewing_meta WHERE Name IN ('practice', ${PRACTICE_NAME})`.execute(tx.db);
      await storeDemoPractice(tx);
      await beginFeedAnew(tx);
    });
    await countFromTheStart(practice);
    return name;
  } finally {
    await practice.close();
  }
}

/** Lets each table give the numbers again that it gave after the first start. DDL ends a unit, so each has its own. */
async function countFromTheStart(practice: Practice): Promise<void> {
  for (const table of Object.keys(tables) as TableName[]) {
    await unitOfWork(practice, (tx) => sql`ALTER TABLE ${sql.table(table)} AUTO_INCREMENT = 1`.execute(tx.db));
  }
}

const notTheDemo = (what: string) => `${what} is not the demo practice, so it is left alone.`;
