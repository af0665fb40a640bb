// Run by the crash test: a server that keeps a copy of its files before each statement while it answers a request.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { startServer } from '../../src/server.ts';

const [database, verb, path, body, copies] = process.argv.slice(2) as [string, string, string, string, string];

const files = ['.db', '-control.db', '-evidence.db'].flatMap((ending) => {
  const file = join(dirname(database), basename(database, '.db') + ending);
  return [file, `${file}-wal`];
});

let count = Number.NEGATIVE_INFINITY;

/** Copies from the first record on. Another process does it: SQLite loses its locks when this one closes such a file. */
function keepCopy(): void {
  const folder = join(copies, String(count).padStart(4, '0'));
  mkdirSync(folder);
  execFileSync('cp', [...files.filter((file) => existsSync(file)), folder]);
}

function pass(sql: string): void {
  if (sql.startsWith('INSERT INTO record') && count < 0) count = 0;
  count++;
  if (count > 0) keepCopy();
}

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  pass(sql);
  return exec.call(this, sql);
};
for (const name of ['run', 'all'] as const) {
  const perform = StatementSync.prototype[name] as (...given: unknown[]) => unknown;
  StatementSync.prototype[name] = function (this: StatementSync, ...given: unknown[]) {
    pass(this.sourceSQL);
    return perform.call(this, ...given);
  } as never;
}

const server = await startServer({ database, port: 0 });
const response = await fetch(server.url + path, {
  method: verb,
  headers: { authorization: 'ODFHIR Durability/Test', 'content-type': 'application/json' },
  ...(body ? { body } : {}),
});
await response.text();
// What was answered to the caller is in the files already.
count++;
keepCopy();
process.stdout.write(String(response.status));
await server.stop();
