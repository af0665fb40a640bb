/**
 * `npm run bench:data`: lays a practice of any size, the same rows every time, into a file or an empty MariaDB database that stays,
 * for measurements that would take long to lay it each time.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Command } from 'commander';
import { isServer, serverDatabase } from './databases.ts';
import { layFile } from './laying.ts';
import { type LayingStep, practiceOf, practiceRows } from './practice.ts';
import { tellProgress } from './progress.ts';
import { whole } from './whole.ts';

const command = new Command('npm run bench:data --')
  .description('Lays a practice of any size for `npm run bench -- --data`: the same rows every time.')
  .argument('<database>', 'a new SQLite file, or an empty MariaDB database, mysql://user:password@host:port/name')
  .option('--rows <number>', 'procedures to lay; a patient has 51', whole, 1_000_000)
  .addHelpText('after', '\nTen million procedures take 5.4 GB as an SQLite file.')
  .parse();

const place = command.args[0]!;
const practice = practiceOf(command.opts<{ rows: number }>().rows);
try {
  if (!isServer(place) && existsSync(place)) {
    throw new Error(`${place} exists already; name a new file, or delete it first.`);
  }
  const steps = practiceRows(isServer(place) ? 'mariadb' : 'sqlite', practice);
  const begin = performance.now();
  console.log(`Laying ${practice.procedures} procedures of ${practice.patients} patients …`);
  if (isServer(place)) await (await serverDatabase(place)).lay(steps, tellProgress);
  else await layNewFile(place, steps);
  const seconds = (performance.now() - begin) / 1000;
  const rows = steps.reduce((sum, step) => sum + step.rows, 0);
  console.log(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** The file has another name until it is complete, so that nobody measures half a practice. */
async function layNewFile(file: string, steps: readonly LayingStep[]): Promise<void> {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  await layFile(unfinished, steps, tellProgress);
  renameSync(unfinished, file);
}
