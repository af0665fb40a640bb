import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { toKey } from '../../domain/key.ts';
import { BoundedMap, remember } from '../../domain/remember.ts';
import { makePrivateFolder } from '../private-folder.ts';
import type { Bound } from '../rows/select.ts';
import { noKeyLeft } from '../trouble.ts';
import { type KeptStatement, keptStatement } from './kept-statement.ts';

/** One SQLite connection whose statements are prepared once and kept by their text. With `using` it is closed behind the block. */
export interface SqliteConnection extends Disposable {
  all(sql: string, parameters: readonly Bound[]): Record<string, unknown>[];
  /** The first column of every row; the fast way to fetch JSON text. */
  column(sql: string, parameters: readonly Bound[]): unknown[];
  run(sql: string, parameters: readonly Bound[]): { changes: number; insertId: bigint };
  exec(sql: string): void;
  /** The whole database as the bytes of a file, out and in; absent where Node cannot do it. */
  readonly image?: { take(): Uint8Array; putBack(bytes: Uint8Array): void } | undefined;
  close(): void;
}

interface SqliteOptions {
  readonly readOnly?: boolean;
  /** Leaves the file's kind of journal as it is: nothing is written into a file whose owner is not known yet. */
  readonly keepJournal?: boolean;
  /** Reads a file that no program has open (`at-rest.ts`). */
  readonly atRest?: boolean;
  /** Megabytes of pages that are kept in memory at most; 64 unless said otherwise. */
  readonly cache?: number;
  /** Told of every statement that writes, before it runs. */
  readonly onWrite?: (sql: string) => void;
}

/** Statements kept per connection; above it the oldest leave, so odd filters cannot fill the memory. */
const KEPT_STATEMENTS = 500;

/**
 * Opens a database file, or `:memory:`. Durability is asked for in words after WAL is on, because the build's own
 * default is NORMAL whatever the pragma reports (`reliability.md` 2: 0 fsyncs without it, one a commit with it).
 */
export function openSqlite(path: string, options: SqliteOptions = {}): SqliteConnection {
  const { cache = 64 } = options;
  const memory = `PRAGMA cache_size = ${-1024 * cache}; PRAGMA temp_store = MEMORY`;
  const database = namingTheFile(path, () => openDatabase(path, options, memory));
  const kept = new BoundedMap<string, KeptStatement>(KEPT_STATEMENTS);

  const prepare = (sql: string): KeptStatement =>
    remember(kept, sql, () => keptStatement(database.prepare(withoutPeeking(sql))));

  return {
    all(sql, parameters) {
      const { statement, toRows } = prepare(sql);
      try {
        return toRows(statement.all(...parameters));
      } catch (error) {
        if (!isKeyBeyondDouble(error)) throw error;
        return rereadExactly(prepare(sql), parameters);
      }
    },
    column(sql, parameters) {
      const { statement, toFirsts } = prepare(sql);
      return toFirsts(statement.all(...parameters));
    },
    run(sql, parameters) {
      options.onWrite?.(sql);
      const { statement } = prepare(sql);
      statement.setReadBigInts(true);
      try {
        const { changes, lastInsertRowid } = statement.run(...parameters);
        return { changes: Number(changes), insertId: BigInt(lastInsertRowid) };
      } catch (error) {
        throw isFull(error) ? ofUsedUpKeys(database, sql, error) : Object.assign(error as Error, { sql });
      }
    },
    exec: (sql) => database.exec(sql),
    image: imageOf(database, memory, () => kept.clear()),
    close() {
      kept.clear();
      database.close();
    },
    [Symbol.dispose]() {
      this.close();
    },
  };
}

/**
 * SQLite plans a `LIMIT ?` by the number that is bound and a `LIKE ?` or `GLOB ?` by the text, and so compiles the whole
 * statement anew at every execution: 30 % of a patient's list, 70 % of a short one. It does not look into sums and joined
 * texts.
 */
const withoutPeeking = (sql: string) =>
  sql.replace(/\b(limit|offset) \?(?!\d)/gi, '$1 ?+0').replace(/\b(like|glob) \?(?!\d)/gi, "$1 (?||'')");

/** Absent where this Node cannot do it: Node 22, and early versions of 24. */
function imageOf(database: DatabaseSync, memory: string, forgetStatements: () => void): SqliteConnection['image'] {
  if (!database.serialize) return undefined;
  return {
    take: () => database.serialize(),
    putBack(bytes) {
      // SQLite ends every prepared statement of the old contents.
      forgetStatements();
      database.deserialize(bytes);
      database.exec(memory);
    },
  };
}

/**
 * Pages of the log from which on they are copied into the file, 16 MB. Busy pages are then copied once for many commits: a
 * POST of a procedure writes 49 kB in 22.8 calls instead of 57 in 25.1 with SQLite's own 1,000.
 */
const CHECKPOINT_PAGES = 4000;

function openDatabase(path: string, options: SqliteOptions, memory: string): DatabaseSync {
  const { readOnly = false, keepJournal = false, atRest = false } = options;
  if (path !== ':memory:' && existsSync(path) && statSync(path).isDirectory()) {
    throw Object.assign(new Error('That is a folder, not a file.'), { code: 'EISDIR' });
  }
  if (path !== ':memory:' && !readOnly) makePrivate(path);
  const database = new DatabaseSync(atRest ? `${pathToFileURL(path).href}?immutable=1` : path, { readOnly });
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    if (!readOnly) {
      if (!keepJournal) setJournal(database, path);
      database.exec(`PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    }
    database.exec(memory);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A new file and its folders are its owner's alone; SQLite gives what it writes beside the file the same rights. */
function makePrivate(path: string): void {
  if (existsSync(path)) return;
  makePrivateFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
}

/** Whoever reads the error learns which file it is about. */
function namingTheFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw Object.assign(error as Error, { path });
  }
}

/**
 * SQLite before 3.51.3, which Node 22 has up to 22.22, could corrupt a WAL database when two connections met a checkpoint
 * (`reliability.md` 1): there a file keeps the older kind of journal. Then a reader stands in the way of a commit and
 * not of anything before it, as long as no page is written early.
 */
function setJournal(database: DatabaseSync, path: string): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (path === ':memory:' || major * 1e6 + minor * 1e3 + patch >= 3_051_003) {
    database.exec('PRAGMA journal_mode = WAL');
    return;
  }
  const { journal_mode: mode } = database.prepare('PRAGMA journal_mode = DELETE').get() as { journal_mode: string };
  if (mode !== 'delete') throw new Error(`${path} is open in a program with a newer SQLite. Stop that one first.`);
  database.exec('PRAGMA cache_spill = OFF');
}

const isFull = (error: unknown) => (error as { errcode?: number }).errcode === 13;

/** SQLite says of a table whose last key was given what it says of a disk: that it is full. */
function ofUsedUpKeys(database: DatabaseSync, sql: string, error: unknown): unknown {
  const [, table = ''] = /^insert into \W?(\w+)/i.exec(sql) ?? [];
  const last = database
    .prepare('SELECT 1 FROM sqlite_sequence WHERE name = ? AND seq = 9223372036854775807')
    .get(table);
  return last ? noKeyLeft(table, error) : error;
}

const isKeyBeyondDouble = (error: unknown) => (error as { code?: string }).code === 'ERR_OUT_OF_RANGE';

/** Only offices with random keys come here: the same read once more with every integer exact. */
function rereadExactly({ statement, toRows }: KeptStatement, parameters: readonly Bound[]): Record<string, unknown>[] {
  statement.setReadBigInts(true);
  try {
    const rows = toRows(statement.all(...parameters));
    for (const row of rows) {
      for (const name in row) if (typeof row[name] === 'bigint') row[name] = toKey(row[name]);
    }
    return rows;
  } finally {
    statement.setReadBigInts(false);
  }
}
