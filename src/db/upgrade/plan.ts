import type { Engine } from '../schema/ddl.ts';
import { allIndexes, type Change, changesSince, type Names } from './change.ts';
import { type Marks, marksOf } from './marks.ts';
import type { Version } from './version.ts';
import { newestOf } from './versions/index.ts';

/** A database of ours as it stands. All names in lower case, since MariaDB may store those of tables so. */
export interface FoundShape {
  /** Table → its columns. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  /** `table.index` → its columns in order, with blanks between. */
  readonly indexes: ReadonlyMap<string, string>;
  readonly marks: Marks;
}

export interface Plan {
  /** 0: its first creation was not completed. */
  readonly from: number;
  readonly to: number;
  /** In order; nothing in it is there already, but for statements that settle what was cut short. */
  readonly changes: readonly Change[];
  /** The rows of `bitewing_meta` that say what the database has afterwards. */
  readonly marks: ReadonlyMap<string, string>;
  readonly isNeeded: boolean;
}

/**
 * What brings a database of ours to the newest version. Throws an Error with a sentence for the person who starts the
 * server when the database is newer than this program, or lacks a table or column that its version has.
 */
export function planUpgrade(engine: Engine, found: FoundShape, versions: readonly Version[]): Plan {
  const newest = newestOf(versions);
  const from = found.marks.version;
  if (from > newest.number) {
    throw new Error(
      `This practice has the shape of version ${from}, and this program knows none above ${newest.number}. ` +
        'Start it with the newer release that it was last used with.',
    );
  }
  const reached = versions.filter(({ number }) => number <= from);
  const expected = reached.map(({ isOpen, adds }) => (isOpen ? found.marks.added : adds));
  for (const names of expected) refuseMissing(found, names);
  const ahead = versions.filter(({ number, isOpen }) => number > from || isOpen);
  const changes = from === 0 ? changesSince({}, engine) : ahead.flatMap((version) => version.changes(engine));
  const missing = missingChanges(found, expected, [...changes, ...allIndexes(engine)]);
  const marks = marksOf(newest, found.marks);
  return { from, to: newest.number, changes: missing, marks, isNeeded: missing.length > 0 || marks.size > 0 };
}

function refuseMissing({ tables, marks }: FoundShape, names: Names): void {
  const shape = `has the shape of version ${marks.version}`;
  const restore = 'Restore it from a backup, or put back what was taken away.';
  for (const [table, columns] of Object.entries(names)) {
    const present = tables.get(table.toLowerCase());
    if (!present) throw new Error(`This practice ${shape}, but its table ${table} is missing. ${restore}`);
    const missing = columns.split(' ').filter((column) => !present.has(column.toLowerCase()));
    if (missing.length > 0) {
      throw new Error(`This practice ${shape}, but its table ${table} has no column ${missing.join(', ')}. ${restore}`);
    }
  }
}

/** The changes that are not made yet, as the database will stand when each one's turn comes. */
function missingChanges(found: FoundShape, expected: readonly Names[], changes: readonly Change[]): Change[] {
  const settled = new Set(expected.flatMap(columnsIn));
  // A table that is made now, or declared anew, gets all its columns and indexes with it.
  const whole = new Set<string>();
  return changes.flatMap((change) => {
    const table = change.table.toLowerCase();
    if (whole.has(table)) return [];
    if (change.index !== undefined) return indexChange(found, table, change);
    if (change.column === undefined) {
      if (found.tables.has(table)) return [];
      whole.add(table);
      return [change];
    }
    if (!found.tables.get(table)?.has(change.column.toLowerCase())) {
      if (change.isRebuild) whole.add(table);
      return [change];
    }
    const isCutShort = change.settle && !settled.has(`${change.table}.${change.column}`);
    return isCutShort ? [{ ...change, make: [] }] : [];
  });
}

/** An index whose columns became more is made anew. */
function indexChange({ indexes }: FoundShape, table: string, change: Change): Change[] {
  const there = indexes.get(`${table}.${change.index!.toLowerCase()}`);
  if (there === undefined) return [change];
  return there === change.on!.toLowerCase() ? [] : [{ ...change, make: [...change.unmake!, ...change.make] }];
}

const columnsIn = (names: Names) =>
  Object.entries(names).flatMap(([table, columns]) => columns.split(' ').map((column) => `${table}.${column}`));
