import type { Transaction as KyselyTransaction } from 'kysely';
import { answersInDatabase } from '../answers.ts';
import { OURSELVES, type ReadSoon, type Transaction, type Writer } from '../handle.ts';
import type { Clock, Practice } from '../practice.ts';
import { sqliteQueries } from '../queries/sqlite-queries.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { type Life, sqliteBuilders, transactionIsOver } from './dialect.ts';
import { factVersion } from './fact-version.ts';
import { groupCommit } from './group-commit.ts';
import { sqliteHandles } from './handles.ts';
import { placedFile } from './placed-file.ts';
import { rowReader } from './read-rows.ts';
import { readsOf } from './reads-of.ts';
import { sharedView } from './shared-view.ts';
import { sqliteSnapshots } from './snapshots.ts';
import { asFileTrouble, toldPlainly } from './trouble.ts';
import { writtenTables } from './written-tables.ts';

/**
 * Megabytes of pages that the two connections keep. Of a file of 130 MB a list costs 269 µs of SQLite with 64 MB, 294 with 32,
 * 328 with 16 and with 2; the system keeps the file in its own memory anyway. What is kept for reading is let go with each commit.
 */
export const READ_CACHE = 32;
const WRITE_CACHE = 16;

/**
 * A practice in one SQLite file. Writes queue for the one writing connection; reads have a connection of their own,
 * so a transaction never stands in their way. In memory there is only one connection, and reads queue with the writes;
 * `schema` makes its tables.
 */
export function openSqlitePractice(path: string, clock: Clock, schema: readonly string[] = []): Practice {
  const inMemory = path === ':memory:';
  const dataVersion = () => Number(writing.column('PRAGMA data_version', [])[0]);
  const written = writtenTables(dataVersion);
  const facts = factVersion(dataVersion, () => view?.end());
  const writing: SqliteConnection = openSqlite(path, {
    cache: WRITE_CACHE,
    onWrite: (sql) => {
      written.note(sql);
      facts.note(sql);
    },
  });
  for (const statement of schema) writing.exec(statement);
  // A file held by another program is waited for without stopping the other requests; see the dialect.
  writing.exec('PRAGMA busy_timeout = 0');
  const view = inMemory ? undefined : sharedView(openSqlite(path, { readOnly: true, cache: READ_CACHE }));
  const reading = view ?? writing;
  const reads = sqliteBuilders<PracticeTables>(reading)({ isOver: false });
  const writes = sqliteBuilders<PracticeTables>(writing);
  const jsonRows = rowReader();
  const place = placedFile(path, 'file of the practice', () => writing);
  const unitOfWork = groupCommit(writing, place, {
    beforeCommit: () => view?.end(),
    onEnd: facts.ended,
  });

  const handleOn = sqliteHandles(jsonRows, {
    // A unit that changed a fact, or comes after such a unit in the same transaction, must see what is not committed
    // yet. So it keeps what it reads to itself, and `rows.ts` makes it forget with each further change.
    isChanging: (connection) => facts.isChanging && connection === writing,
    now: facts.now,
  });

  const transaction = (by: Writer, life: Life): Transaction => {
    const db = writes(life);
    return {
      ...handleOn(db, writing, clock.now()),
      db: db as KyselyTransaction<PracticeTables>,
      run: async (sql, parameters) => {
        if (life.isOver) throw transactionIsOver();
        return writing.run(sql, parameters);
      },
      by,
      keyStep: 1,
      changes: [],
      unanswered: [],
      // The single writer already excludes every other writer of the patient.
      lockPatient: async () => {},
      storable: (_table, values) => values,
      // All other writers wait for this one, so it takes no turns with those who read.
      jsonRows: async (select, options) => jsonRows(writing, select, options),
    };
  };

  const newHandle = () => handleOn(reads, reading, clock.now());
  const read: ReadSoon = inMemory ? (work) => unitOfWork(async () => work(newHandle())) : readsOf(place, newHandle);

  const snapshots = sqliteSnapshots(writing, written, inMemory, unitOfWork.alone, facts.replaced);
  const queries = sqliteQueries(path, asFileTrouble, async () => (await snapshots.take()).bytes);

  return {
    engine: 'sqlite',
    disk: {},
    writesOneAtATime: true,
    snapshots,
    queries,
    answers: answersInDatabase(),
    read: read as Practice['read'],
    write: async (work, { by } = { patients: new Set(), by: OURSELVES }) =>
      toldPlainly(() =>
        unitOfWork(async () => {
          const life = { isOver: false };
          try {
            const tx = transaction(by, life);
            const result = await work(tx);
            if (tx.unanswered.length > 0) await Promise.all(tx.unanswered);
            return result;
          } finally {
            life.isOver = true;
          }
        }),
      ),
    async close() {
      await queries.close();
      await unitOfWork(async () => {}).catch(() => {});
      view?.close();
      writing.close();
    },
  };
}
