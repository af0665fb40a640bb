/**
 * `npm run attack`: attacks a server of its own on loopback, and prints how long an honest caller waits meanwhile. Everything
 * it starts and stores is removed when it ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { attack, attacks } from './attacks.ts';
import { fuzz } from './fuzz.ts';
import { feelHonestly } from './honest.ts';
import { killAndLook } from './kill.ts';
import { authorization, startTarget } from './target.ts';
import { tellUnderFire } from './told/told.ts';

interface Options {
  readonly seconds: number;
  readonly fuzz: number;
  readonly seed: number;
  readonly kills: number;
  readonly told: number;
  readonly database?: string;
  readonly only: string;
}

const options = new Command('npm run attack --')
  .description('Attacks a Bitewing server with an SQLite demo practice on this machine.')
  .option('--seconds <number>', 'length of each attack', whole, 6)
  .option('--fuzz <number>', 'hostile requests to each operation; 0 leaves this part out', whole, 40)
  .option('--seed <number>', 'decides what these requests hold', whole, 1)
  .option('--kills <number>', 'times the server is killed in the middle of writes', whole, 5)
  .option(
    '--told <number>',
    'procedures to write while servers and a receiver of their events die; 0 leaves it out',
    whole,
    3200,
  )
  .option('--database <url>', 'an empty MariaDB database for this part, with two servers (default: an SQLite file)')
  .option('--only <text>', 'only attacks whose name contains this', '')
  .parse()
  .opts<Options>();

function whole(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}

const folder = mkdtempSync(join(tmpdir(), 'bitewing-attack-'));
try {
  if (attacks.some(({ name }) => name.includes(options.only))) await attackInTurn();
  if (options.kills > 0) await kill();
  if (options.told > 0) await tell(options.told, options.database);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function attackInTurn(): Promise<void> {
  const target = await startTarget({ database: join(folder, 'practice.db') });
  const milliseconds = options.seconds * 1000;
  // The first requests compile what they run.
  await feelHonestly({ url: target.url, authorization, milliseconds: 1500 });
  console.log('| 20 connections send | p50 ms | p99 ms | slowest ms | failed | memory MB |');
  console.log('|---|---|---|---|---|---|');
  for (const each of attacks.filter(({ name }) => name.includes(options.only))) {
    await each.prepare?.(target);
    const attacking = attack(target, each, milliseconds);
    const felt = await feelHonestly({ url: target.url, authorization, milliseconds, callers: each.honest });
    await attacking;
    const { p50, p99, slowest, failed, requests } = felt;
    console.log(`| ${each.name} | ${p50} | ${p99} | ${slowest} | ${failed} of ${requests} | ${target.memory()} |`);
    if (!target.isAlive()) throw new Error('The server has ended.');
  }
  if (options.fuzz > 0) {
    const { requests, statuses, faults } = await fuzz(target, options.fuzz, options.seed);
    const counts = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    console.log(`\nFuzzed from the OpenAPI document: ${requests} requests, ${counts.join(', ')}.`);
    for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
  await target.end('SIGTERM');
}

async function kill(): Promise<void> {
  const { rounds, acknowledged, lost, slowestStart } = await killAndLook(join(folder, 'practice.db'), options.kills);
  console.log(
    `\nKilled ${rounds} times while writing: ${acknowledged} writes acknowledged, ${lost} lost; ` +
      `slowest start after it ${slowestStart} ms.`,
  );
  if (lost > 0) process.exitCode = 1;
}

async function tell(procedures: number, database: string | undefined): Promise<void> {
  const inFile = join(folder, 'told.db');
  const told = await tellUnderFire({
    ...{ folder, database: database ?? inFile, servers: database === undefined ? 1 : 2 },
    ...{ writers: 16, procedures, kills: 10, withMirror: true },
  });
  const { faults, acknowledged, changes, calls, repeated, seconds } = told;
  console.log(
    `\n${changes} changes by ${acknowledged} procedures in ${seconds} s, ten kills meanwhile: told in ${calls} calls, ` +
      `${repeated} of them again; ${faults.length} faults.`,
  );
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
