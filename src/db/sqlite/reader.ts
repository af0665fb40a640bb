import { answersInDatabase } from '../answers.ts';
import { factStore, type Remember } from '../facts.ts';
import type { Clock, Practice } from '../practice.ts';
import { sqliteQueries } from '../queries/sqlite-queries.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { LeadNeeded } from '../trouble.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { sqliteBuilders } from './dialect.ts';
import { sqliteHandles } from './handles.ts';
import { placedFile } from './placed-file.ts';
import { READ_CACHE } from './practice.ts';
import { rowReader } from './read-rows.ts';
import { readsOf } from './reads-of.ts';
import { asFileTrouble } from './trouble.ts';

/**
 * Opens the file of a practice that another process of this server writes. Throws an Error for a file that cannot be read
 * and written at the same moment.
 */
export function openBesideWriter(path: string): SqliteConnection {
  const connection = openSqlite(path, { readOnly: true, cache: READ_CACHE });
  const [journal] = connection.column('PRAGMA journal_mode', []);
  if (journal === 'wal') return connection;
  connection.close();
  throw new Error('--workers needs SQLite 3.51.3 or newer for a practice in a file. Node 24 has it.');
}

/**
 * A practice that is only read. What another process of this server has committed is read by whoever begins afterwards:
 * SQLite's log lies in memory that the processes share.
 */
export function openSqliteReader(path: string, connection: SqliteConnection, clock: Clock): Practice {
  const db = sqliteBuilders<PracticeTables>(connection)({ isOver: false });
  const place = placedFile(path, 'file of the practice', () => connection);
  const facts = factStore();
  // SQLite's own count moves with every commit of another connection, so with every commit there is.
  const seen = { data: 0, version: 0 };
  const factsNow = (): Remember => {
    const data = Number(connection.column('PRAGMA data_version', [])[0]);
    if (data !== seen.data) Object.assign(seen, { data, version: seen.version + 1 });
    return facts.at(seen.version);
  };
  const handleOn = sqliteHandles(rowReader(), { isChanging: () => false, now: factsNow });
  const queries = sqliteQueries(path, asFileTrouble, async () => {
    throw new LeadNeeded();
  });
  return {
    engine: 'sqlite',
    writesOneAtATime: true,
    queries,
    answers: answersInDatabase(),
    read: readsOf(place, () => handleOn(db, connection, clock.now())) as Practice['read'],
    write: () => Promise.reject(new LeadNeeded()),
    async close() {
      await queries.close();
      connection.close();
    },
  };
}
