import type { Names } from './change.ts';
import type { Version } from './version.ts';

/** What the rows of `bitewing_meta` say of a database's shape. */
export interface Marks {
  /** 0: its first creation was not completed. A practice without this row is of version 1, which had none. */
  readonly version: number;
  /** What an open version has added here so far. */
  readonly added: Names;
}

const VERSION = 'version';
const ADDED = 'added ';

export function readMarks(rows: readonly Record<string, unknown>[]): Marks {
  const added: Record<string, string> = {};
  let version = 1;
  for (const { Name, Value } of rows) {
    const name = String(Name);
    // A number that cannot be read is none that this program has written.
    if (name === VERSION) version = /^\d{1,9}$/.test(String(Value)) ? Number(Value) : Number.POSITIVE_INFINITY;
    if (name.startsWith(ADDED)) added[name.slice(ADDED.length)] = String(Value);
  }
  return { version, added };
}

/**
 * The rows still to be written, by name: the version, and what the open version adds to each table. The same practice
 * may have been with a program that adds more to the same open version; what that one noted stays.
 */
export function marksOf(newest: Version, found: Marks = { version: 0, added: {} }): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const [table, columns] of newest.isOpen ? Object.entries(newest.adds) : []) {
    const noted = found.added[table]?.split(' ') ?? [];
    const all = [...new Set([...noted, ...columns.split(' ')])];
    if (all.length > noted.length) marks.set(ADDED + table, all.join(' '));
  }
  // Last, so that a version that stands there is complete.
  if (found.version !== newest.number) marks.set(VERSION, String(newest.number));
  return marks;
}
