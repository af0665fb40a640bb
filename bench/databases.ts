/** The database of a measurement: a file of its own, or an empty database of a MariaDB server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseAddress, describeAddress, parseAddress } from '../src/db/mariadb/sessions/address.ts';
import { firstSession } from '../src/db/mariadb/sessions/first-session.ts';
import { readFeatures } from '../src/db/mariadb/sessions/server-features.ts';
import { openSession, type Session } from '../src/db/mariadb/sessions/session.ts';
import { prepareTables } from '../src/db/mariadb/tables/create-tables.ts';
import type { Engine } from '../src/db/schema/ddl.ts';
import { openSqlite, type SqliteConnection } from '../src/db/sqlite/connection.ts';
import { layFile, runSteps, type TellProgress, withIndexesLast } from './laying.ts';
import { type BenchPractice, type LayingStep, practiceOfPatients } from './practice.ts';
import { silent } from './progress.ts';

/** A database that servers are measured on. */
export interface MeasuredDatabase {
  readonly engine: Engine;
  /** What a server is started with. */
  readonly address: string;
  /** What it runs on, for the reader of the figures. */
  readonly description: string;
  /** The script beside this file that is the bare handler on it. */
  readonly bareServer: string;
  /** The first value that a query answers. */
  ask(sql: string): Promise<unknown>;
  run(sql: string): Promise<void>;
  /** Waits until the database has done what statements leave behind, which would count for the next measurement. */
  settle(): Promise<void>;
}

/** One that is filled for a measurement and emptied after it. */
export interface BenchDatabase extends MeasuredDatabase {
  /** Makes the practice's tables and runs the statements that fill them. */
  lay(steps: readonly LayingStep[], tell?: TellProgress): Promise<void>;
  /** Empties it, for the next measurement or for good. */
  clear(): Promise<void>;
}

const ofFile = (address: string): MeasuredDatabase => ({
  engine: 'sqlite',
  address,
  description: 'SQLite, every commit on disk',
  bareServer: 'bare-server.ts',
  ask: async (sql) => onFile(address, (db) => db.column(sql, [])[0]),
  run: async (sql) => onFile(address, (db) => void db.run(sql, [])),
  settle: async () => {},
});

function onFile<T>(address: string, work: (db: SqliteConnection) => T): T {
  const db = openSqlite(address, { keepJournal: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** A file in a new temporary folder. */
export function fileDatabase(): BenchDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-bench-'));
  const address = join(folder, 'practice.db');
  return {
    ...ofFile(address),
    lay: (steps, tell = silent) => layFile(address, steps, tell),
    async clear() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Filling a large practice may take its time. */
const PATIENCE = { connect: 5000, statement: 1_800_000 };

/**
 * The database of a `mysql://` URL. Throws an Error with a sentence for the person who named it when it holds tables:
 * everything in it is dropped at the end, so nothing else may be there.
 */
export async function serverDatabase(url: string): Promise<BenchDatabase> {
  const address = parseAddress(url);
  const first = await firstSession(address);
  try {
    const tables = await tablesOf(first);
    if (tables.length > 0) {
      throw new Error(
        `The database ${describeAddress(address)} holds tables (${names(tables)}). ` +
          'The benchmark fills an empty database and drops what it laid; name an empty one.',
      );
    }
    return {
      ...(await ofServer(url, first)),
      lay: (steps, tell = silent) =>
        onOne(address, async (session) => {
          await prepareTables(session);
          // Columns that no statement names get what MariaDB thinks empty.
          await session.command("SET SESSION sql_mode = 'PIPES_AS_CONCAT', max_recursive_iterations = 4294967295");
          await runSteps(withIndexesLast(steps), tell, (sql) => session.command(sql));
          const laid = await tablesOf(session);
          await session.command(`ANALYZE TABLE ${laid.join(', ')}`);
        }),
      clear: () =>
        onOne(address, async (session) => {
          const laid = await tablesOf(session);
          if (laid.length > 0) await session.command(`DROP TABLE ${laid.join(', ')}`);
        }),
    };
  } finally {
    first.close();
  }
}

/**
 * A file or the database of a `mysql://` URL that `npm run bench:data` filled, and the practice in it. Throws an Error with a
 * sentence when there is none.
 */
export async function laidDatabase(place: string): Promise<MeasuredDatabase & { readonly practice: BenchPractice }> {
  const patients = 'SELECT COUNT(*) AS patients FROM patient';
  try {
    if (!isServer(place)) {
      const db = openSqlite(place, { readOnly: true });
      try {
        return { ...ofFile(place), practice: practiceOfPatients(Number(db.column(patients, [])[0])) };
      } finally {
        db.close();
      }
    }
    return await onOne(parseAddress(place), async (session) => {
      const [row] = await session.all(patients);
      return { ...(await ofServer(place, session)), practice: practiceOfPatients(Number(row!.patients)) };
    });
  } catch (error) {
    const where = isServer(place) ? describeAddress(parseAddress(place)) : place;
    throw new Error(`No practice to measure is in ${where}; \`npm run bench:data\` lays one.`, { cause: error });
  }
}

/** Whether a database is named by the URL of a server, and not by a file. */
export const isServer = (place: string) => /^(mysql|mariadb):/.test(place);

async function ofServer(address: string, session: Session): Promise<MeasuredDatabase> {
  const { version, variables } = await readFeatures(session);
  const flush = variables.get('innodb_flush_log_at_trx_commit');
  return {
    engine: 'mariadb',
    address,
    description: `MariaDB ${version}, ${flush === '1' ? 'every commit on disk' : `innodb_flush_log_at_trx_commit ${flush}`}`,
    bareServer: 'bare-mariadb-server.ts',
    ask: (sql) => onOne(parseAddress(address), async (session) => Object.values((await session.all(sql))[0] ?? {})[0]),
    run: (sql) => onOne(parseAddress(address), (session) => session.command(sql)),
    settle: () => onOne(parseAddress(address), purged),
  };
}

/** Until InnoDB has removed what was deleted, or for two seconds: another program may hold it back. */
async function purged(session: Session): Promise<void> {
  for (let looks = 0; looks < 40; looks++) {
    const [row] = await session.all("SHOW GLOBAL STATUS LIKE 'Innodb_history_list_length'");
    if (Number(row!.Value) < 50) return;
    await pause(50);
  }
}

async function onOne<T>(address: DatabaseAddress, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(address, address.servers[0]!, [], PATIENCE);
  try {
    return await work(session);
  } finally {
    session.close();
  }
}

function names(tables: readonly string[]): string {
  return tables.slice(0, 3).join(', ') + (tables.length > 3 ? ` and ${tables.length - 3} more` : '');
}

async function tablesOf(session: Session): Promise<string[]> {
  return (await session.all('SHOW TABLES')).map((row) => `\`${Object.values(row)[0]}\``);
}
