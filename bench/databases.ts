/** The database of a measurement: a file of its own, or an empty database of a MariaDB server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseAddress, describeAddress, parseAddress } from '../src/db/mariadb/address.ts';
import { createTables } from '../src/db/mariadb/create-tables.ts';
import { firstSession } from '../src/db/mariadb/first-session.ts';
import { readFeatures } from '../src/db/mariadb/server-features.ts';
import { openSession, type Session } from '../src/db/mariadb/session.ts';
import type { Engine } from '../src/db/schema/ddl.ts';
import { openSqlite } from '../src/db/sqlite/connection.ts';
import { createPractice } from '../src/db/upgrade/create-practice.ts';

export interface BenchDatabase {
  readonly engine: Engine;
  /** What a server is started with. */
  readonly address: string;
  /** What it runs on, for the reader of the figures. */
  readonly description: string;
  /** The script beside this file that is the bare handler on it. */
  readonly bareServer: string;
  /** Makes the practice's tables and runs the statements that fill them. */
  lay(statements: readonly string[]): Promise<void>;
  /** Empties it, for the next measurement or for good. */
  clear(): Promise<void>;
}

/** A file in a new temporary folder. */
export function fileDatabase(): BenchDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'bitewing-bench-'));
  const address = join(folder, 'practice.db');
  return {
    engine: 'sqlite',
    address,
    description: 'SQLite, every commit on disk',
    bareServer: 'bare-server.ts',
    async lay(statements) {
      const db = openSqlite(address);
      db.exec('PRAGMA synchronous = OFF; BEGIN');
      for (const statement of [...createPractice('sqlite'), ...statements]) db.exec(statement);
      db.exec('COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
    async clear() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Filling a large practice may take its time. */
const PATIENCE = { connect: 5000, statement: 1_800_000 };

/**
 * The database of a `mysql://` URL. Throws an Error with a sentence for the person who named it when it holds tables:
 * what was laid is dropped at the end, so nothing else may be there.
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
    const { version, variables } = await readFeatures(first);
    const flush = variables.get('innodb_flush_log_at_trx_commit');
    return {
      engine: 'mariadb',
      address: url,
      description: `MariaDB ${version}, ${flush === '1' ? 'every commit on disk' : `innodb_flush_log_at_trx_commit ${flush}`}`,
      bareServer: 'bare-mariadb-server.ts',
      lay: (statements) =>
        onOne(address, async (session) => {
          await createTables(session);
          // Columns that no statement names get what MariaDB thinks empty.
          await session.command("SET SESSION sql_mode = 'PIPES_AS_CONCAT', max_recursive_iterations = 4294967295");
          for (const statement of statements) await session.command(statement);
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

async function onOne(address: DatabaseAddress, work: (session: Session) => Promise<void>): Promise<void> {
  const session = await openSession(address, address.servers[0]!, [], PATIENCE);
  try {
    await work(session);
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
