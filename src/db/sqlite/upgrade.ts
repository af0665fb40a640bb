import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Change } from '../upgrade/change.ts';
import { type Plan, planUpgrade } from '../upgrade/plan.ts';
import type { Version } from '../upgrade/version.ts';
import { versions } from '../upgrade/versions/index.ts';
import { upgradeNews } from '../upgrade/words.ts';
import type { SqliteConnection } from './connection.ts';
import { copyDatabase } from './copy.ts';
import { inOne } from './in-one.ts';
import { readShape } from './shape.ts';

/**
 * Brings a practice file to the newest version: first a copy of it beside it, then all changes in one transaction.
 * Answers the line for the person who started it, or nothing when there was nothing to do. Throws an Error with a
 * sentence when the file is newer than this program or lacks what its version has; then it is left as it was.
 */
export function upgradeFile(connection: SqliteConnection, path: string, known = versions): string | undefined {
  const first = planUpgrade('sqlite', readShape(connection), known);
  if (!first.isNeeded) return undefined;
  const copy = copyBefore(connection, path, first);
  inOne(connection, () => {
    // Another program may have been here since.
    const plan = planUpgrade('sqlite', readShape(connection), known);
    apply(connection, plan, known);
  });
  return upgradeNews(first, isDemoFile(connection), copy);
}

function apply(connection: SqliteConnection, plan: Plan, known: readonly Version[]): void {
  for (const change of plan.changes) {
    if (change.isRebuild) rebuild(connection, change);
    else for (const statement of [...change.make, ...(change.settle ?? [])]) connection.exec(statement);
  }
  for (const [name, value] of plan.marks) {
    connection.run('INSERT OR REPLACE INTO bitewing_meta (Name, Value) VALUES (?, ?)', [name, value]);
  }
  const left = planUpgrade('sqlite', readShape(connection), known);
  if (left.isNeeded) throw new Error('The practice could not be brought to the newest version. Nothing was changed.');
}

/** Declares a table anew and moves its rows, and the number it counts on from. */
function rebuild(connection: SqliteConnection, { table, make: [create, ...indexes] }: Change): void {
  const before = `${table}_before`;
  const columnsOf = (name: string) =>
    connection.all(`PRAGMA table_info(${name})`, []).map((column) => String(column.name));
  connection.exec(`ALTER TABLE ${table} RENAME TO ${before}`);
  connection.exec(create!);
  const old = new Set(columnsOf(before));
  const common = columnsOf(table).filter((column) => old.has(column));
  const list = common.map((column) => `\`${column}\``).join(', ');
  connection.exec(`INSERT INTO ${table} (${list}) SELECT ${list} FROM ${before}`);
  connection.run('DELETE FROM sqlite_sequence WHERE name = ?', [table]);
  connection.run('INSERT INTO sqlite_sequence (name, seq) SELECT ?, seq FROM sqlite_sequence WHERE name = ?', [
    table,
    before,
  ]);
  connection.exec(`DROP TABLE ${before}`);
  for (const index of indexes) connection.exec(index);
}

/** `data/bitewing-version-1.db`: the first free name; a copy that an earlier start did not complete is made again. */
function copyBefore(connection: SqliteConnection, path: string, { from }: Plan): string {
  const base = `${path.replace(/\.db$/, '')}-version-${from}`;
  let name = `${base}.db`;
  for (let number = 2; existsSync(name); number++) name = `${base}-${number}.db`;
  const part = `${name}.part`;
  rmSync(part, { force: true });
  copyDatabase(connection, part);
  renameSync(part, name);
  return name;
}

function isDemoFile(connection: SqliteConnection): boolean {
  const sql = "SELECT 1 FROM bitewing_meta WHERE Name = 'practice' AND Value = 'demo'";
  return connection.all(sql, []).length > 0;
}
