/**
 * `npm run bench:data`: lays a practice of any size, the same rows every time, into a file or an empty MariaDB database that stays,
 * for measurements that would take long to lay it each time.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { isServer, serverDatabase } from './databases.ts';
import { layFile } from './laying.ts';
import { practiceOf, practiceRows } from './practice.ts';
import { tellProgress } from './progress.ts';

const command = new Command('npm run bench:data --')
  .description('Lays a practice of any size for `npm run bench -- --data`: the same rows every time.')
  .argument('<database>', 'a new SQLite file, or an empty MariaDB database, mysql://user:password@host:port/name')
  .option('--rows <number>', 'procedures to lay; a patient has 51', wholeNumber, 1_000_000)
  .addHelpText('after', '\nTen million procedures take 7 GB and some minutes.')
  .parse();

const place = command.args[0]!;
const practice = practiceOf(command.opts<{ rows: number }>().rows);
try {
  const steps = practiceRows(isServer(place) ? 'mariadb' : 'sqlite', practice);
  const begin = performance.now();
  console.log(`Laying ${practice.procedures} procedures of ${practice.patients} patients …`);
  if (isServer(place)) await (await serverDatabase(place)).lay(steps, tellProgress);
  else await layNewFile(place);
  const seconds = (performance.now() - begin) / 1000;
  const rows = steps.reduce((sum, step) => sum + step.rows, 0);
  console.log(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** The file has another name until it is complete, so that nobody measures half a practice. */
async function layNewFile(file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already; name a new file, or delete it first.`);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  await layFile(unfinished, practiceRows('sqlite', practice), tellProgress);
  renameSync(unfinished, file);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is expected.');
  return Number(text);
}
