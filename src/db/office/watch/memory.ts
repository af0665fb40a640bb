import type { Key } from '../../../domain/key.ts';
import { CHANGE_KINDS, type ChangeKind, type FeedEnds, type FeedPage } from '../../feed/feed.ts';
import { changeFrom } from '../../feed/read-feed.ts';
import type { Bound } from '../../rows/select.ts';
import type { TableName } from '../../schema/tables.ts';
import { openSqlite, type SqliteConnection } from '../../sqlite/connection.ts';
import { inOne } from '../../sqlite/in-one.ts';
import { isBusy } from '../../sqlite/trouble.ts';

/** A row as a look found it. */
export interface SeenRow {
  readonly key: Key;
  /** 52 bits of a hash over its columns. */
  readonly digest: number;
  /** 0 where the row is of no patient. */
  readonly patNum: Key;
}

/** Keys that a look read without a hole: what is remembered there and was not found is gone. Without `upTo` to the end. */
interface Stretch {
  readonly after: Key;
  readonly upTo?: Key | undefined;
}

/** What the watcher remembers, in a file of its own. Each function reads or writes it at once. */
export interface WatchMemory {
  /** All tables were read once; from then on changes are told. */
  isBegun(): boolean;
  begin(): void;
  /** The moment from which rows with a time stamp are looked at again; empty before the first look. */
  since(): string;
  setSince(moment: string): void;
  /** Tables of which every row was read once. */
  known(): TableName[];
  setKnown(table: TableName): void;
  lastKey(table: TableName): Key | undefined;
  /** The key of the remembered row that is so many places behind this key, if there are as many. */
  keyAt(table: TableName, after: Key, places: number): Key | undefined;
  /** Remembers rows that nobody is told of. */
  learn(table: TableName, rows: readonly SeenRow[]): void;
  /** Compares rows with what is remembered, and numbers each difference. Answers how many there were. */
  compare(table: TableName, rows: readonly SeenRow[], at: string, stretch?: Stretch): number;
  read(after: number, tables: readonly TableName[] | undefined, limit: number): FeedPage;
  ends(): FeedEnds;
  /** Lets go what was told before this moment; answers whether there may be more of it. */
  letGo(before: string): boolean;
  rows(): number;
  close(): void;
}

/** Changes let go in one transaction. */
const AT_ONCE = 1000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS state (
    Id INTEGER PRIMARY KEY, Place TEXT NOT NULL, Began INTEGER NOT NULL, Head INTEGER NOT NULL, Oldest INTEGER NOT NULL,
    IsBegun INTEGER NOT NULL, Since TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS watched (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL UNIQUE, IsKnown INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS seen (
    Watched INTEGER NOT NULL, RowKey INTEGER NOT NULL, Digest INTEGER NOT NULL, PatNum INTEGER NOT NULL,
    PRIMARY KEY (Watched, RowKey)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS change (
    Number INTEGER PRIMARY KEY, TableName TEXT NOT NULL, RowKey INTEGER NOT NULL, Kind INTEGER NOT NULL,
    PatNum INTEGER NOT NULL, At TEXT NOT NULL)`;

/**
 * Opens the memory of the database at `place`. A new one, and one of another database, begins its numbers at the
 * milliseconds since 1970: those are beyond every number of a memory that was lost, so that its readers are told to read
 * everything anew.
 */
export function openWatchMemory(path: string, place: string): WatchMemory {
  const file = openAlone(path);
  file.exec(TABLES);
  const [kept] = file.all('SELECT Place, Head FROM state', []);
  if (kept?.Place !== place) beginAnew(file, place, Number(kept?.Head ?? 0));
  let count = Number(file.all('SELECT COUNT(*) AS Rows FROM seen', [])[0]!.Rows);
  const state = () => file.all('SELECT Began, Head, Oldest, IsBegun, Since FROM state', [])[0]!;
  const together = <T>(work: () => T): T => inOne(file, work);

  function watched(table: TableName): number {
    const find = () => file.all('SELECT Id FROM watched WHERE Name = ?', [table])[0];
    if (!find()) file.run('INSERT INTO watched (Name, IsKnown) VALUES (?, 0)', [table]);
    return Number(find()!.Id);
  }

  function remember(id: number, { key, digest, patNum }: SeenRow): void {
    file.run('INSERT OR REPLACE INTO seen (Watched, RowKey, Digest, PatNum) VALUES (?, ?, ?, ?)', [
      id,
      key,
      digest,
      patNum,
    ]);
  }

  return {
    isBegun: () => Number(state().IsBegun) !== 0,
    begin: () => void file.run('UPDATE state SET IsBegun = 1', []),
    since: () => String(state().Since),
    setSince: (moment) => void file.run('UPDATE state SET Since = ?', [moment]),
    known: () => file.column('SELECT Name FROM watched WHERE IsKnown = 1', []) as TableName[],
    setKnown: (table) => void file.run('UPDATE watched SET IsKnown = 1 WHERE Id = ?', [watched(table)]),
    lastKey(table) {
      const [row] = file.all('SELECT MAX(RowKey) AS Last FROM seen WHERE Watched = ?', [watched(table)]);
      return (row!.Last ?? undefined) as Key | undefined;
    },
    keyAt(table, after, places) {
      const sql = 'SELECT RowKey FROM seen WHERE Watched = ? AND RowKey > ? ORDER BY RowKey LIMIT 1 OFFSET ?';
      return file.all(sql, [watched(table), after, places - 1])[0]?.RowKey as Key | undefined;
    },
    learn: (table, rows) =>
      together(() => {
        const id = watched(table);
        for (const row of rows) remember(id, row);
        count += rows.length;
      }),
    compare: (table, rows, at, stretch) =>
      together(() => {
        const id = watched(table);
        const found = differences(rows, stretch ? inStretch(file, id, stretch) : byKeys(file, id, rows));
        let number = Number(state().Head);
        for (const { kind, row } of found) {
          number++;
          file.run('INSERT INTO change (Number, TableName, RowKey, Kind, PatNum, At) VALUES (?, ?, ?, ?, ?, ?)', [
            number,
            table,
            row.key,
            CHANGE_KINDS.indexOf(kind),
            row.patNum,
            at,
          ]);
          count += { insert: 1, update: 0, delete: -1 }[kind];
          if (kind === 'delete') file.run('DELETE FROM seen WHERE Watched = ? AND RowKey = ?', [id, row.key]);
          else remember(id, row);
        }
        if (found.length > 0) file.run('UPDATE state SET Head = ?', [number]);
        return found.length;
      }),
    read(asked, tables, limit) {
      const { Began, Head, Oldest } = state();
      const [head, oldest] = [Number(Head), Number(Oldest)];
      // Who has read nothing follows from the beginning, as long as that is kept.
      const after = asked === 0 && oldest === Number(Began) + 1 ? Number(Began) : asked;
      const only = tables ? ` AND TableName IN (${tables.map(() => '?').join(', ')})` : '';
      const values: Bound[] = [after, ...(tables ?? []), limit];
      const rows = file.all(`SELECT * FROM change WHERE Number > ?${only} ORDER BY Number LIMIT ?`, values);
      const changes = rows.map(changeFrom);
      const next = changes.length === limit ? changes.at(-1)!.number : Math.max(after, head);
      return { changes, next, head, oldest, isLost: after > head || after < oldest - 1 };
    },
    ends() {
      const { Head, Oldest } = state();
      return { head: Number(Head), oldest: Number(Oldest) };
    },
    letGo: (before) =>
      together(() => {
        const rows = file.all(`SELECT Number, At FROM change ORDER BY Number LIMIT ${AT_ONCE}`, []);
        const kept = rows.findIndex(({ At }) => String(At) >= before);
        const last = Number((kept < 0 ? rows : rows.slice(0, kept)).at(-1)?.Number ?? 0);
        if (last === 0) return false;
        file.run('DELETE FROM change WHERE Number <= ?', [last]);
        file.run('UPDATE state SET Oldest = ?', [last + 1]);
        return rows.length === AT_ONCE && kept < 0;
      }),
    rows: () => count,
    close: () => file.close(),
  };
}

/** One watcher a file: two would tell each other's news twice. */
function openAlone(path: string): SqliteConnection {
  try {
    const file = openSqlite(path);
    file.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
    return file;
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new Error(`Another server watches this database with ${path}. Give only one of them --watch.`);
  }
}

function beginAnew(file: SqliteConnection, place: string, told: number): void {
  const began = Math.max(Date.now(), told + 1);
  inOne(file, () => {
    for (const table of ['state', 'watched', 'seen', 'change']) file.exec(`DELETE FROM ${table}`);
    file.run("INSERT INTO state (Id, Place, Began, Head, Oldest, IsBegun, Since) VALUES (1, ?, ?, ?, ?, 0, '')", [
      place,
      began,
      began,
      began + 1,
    ]);
  });
}

type Remembered = Map<Key, SeenRow>;

function inStretch(file: SqliteConnection, id: number, { after, upTo }: Stretch): Remembered {
  const end = upTo === undefined ? '' : ' AND RowKey <= ?';
  const sql = `SELECT RowKey, Digest, PatNum FROM seen WHERE Watched = ? AND RowKey > ?${end}`;
  const rows = file.all(sql, [id, after, ...(upTo === undefined ? [] : [upTo])]);
  return new Map(rows.map((row) => [row.RowKey as Key, rememberedFrom(row)]));
}

function byKeys(file: SqliteConnection, id: number, rows: readonly SeenRow[]): Remembered {
  const found: Remembered = new Map();
  for (const { key } of rows) {
    const [row] = file.all('SELECT RowKey, Digest, PatNum FROM seen WHERE Watched = ? AND RowKey = ?', [id, key]);
    if (row) found.set(key, rememberedFrom(row));
  }
  return found;
}

const rememberedFrom = (row: Record<string, unknown>): SeenRow => ({
  key: row.RowKey as Key,
  digest: Number(row.Digest),
  patNum: row.PatNum as Key,
});

/** What became of the remembered rows: those that are not found any more are gone. */
function differences(rows: readonly SeenRow[], remembered: Remembered): { kind: ChangeKind; row: SeenRow }[] {
  const found: { kind: ChangeKind; row: SeenRow }[] = [];
  for (const row of rows) {
    const known = remembered.get(row.key);
    remembered.delete(row.key);
    if (!known) found.push({ kind: 'insert', row });
    else if (known.digest !== row.digest) found.push({ kind: 'update', row });
  }
  for (const row of remembered.values()) found.push({ kind: 'delete', row });
  return found;
}
