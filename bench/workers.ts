/**
 * `node bench/workers.ts`, with Node 24 on Linux: one worker beside two on the same SQLite file, in turns, answering lists of a
 * patient to 16 connections: requests a second, and for each process its processor time and memory. What asks is as small as can
 * be, because it takes a core away from those who answer. `--rounds 9 --seconds 3` unless said otherwise.
 */
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Command } from 'commander';
import { cleanly } from './cleanly.ts';
import { fileDatabase } from './databases.ts';
import { median } from './load.ts';
import { practiceOf, practiceRows } from './practice.ts';
import { type Program, startProgram } from './program.ts';
import { whole } from './whole.ts';

const CONNECTIONS = 16;
/** Milliseconds of a tick, in which Linux counts processor time. */
const TICK = 10;
const PAGE = 4096;

const values = new Command('node bench/workers.ts')
  .showHelpAfterError('(--help tells what it takes)')
  .description('Compares one worker with two on the same SQLite file, in turns. Linux only.')
  .option('--rounds <number>', 'rounds; the median counts', whole, 9)
  .option('--seconds <number>', 'length of one round', whole, 3)
  .parse()
  .opts<{ rounds: number; seconds: number }>();
const practice = practiceOf(50_000);

interface Started {
  readonly program: Program;
  /** Its processes by name: the only one, or the process that starts the others and each worker. */
  readonly processes: ReadonlyMap<string, number>;
}

interface Round {
  readonly perSecond: number;
  /** Microseconds of each process for a request of the whole. */
  readonly cpu: ReadonlyMap<string, number>;
}

async function start(database: string, workers: number): Promise<Started> {
  const program = await startProgram(database, ['--workers', String(workers)]);
  const processes = new Map([[workers === 1 ? 'the only process' : 'who begins them', program.child.pid!]]);
  for (const line of workers === 1 ? [] : program.log.join('').trim().split('\n')) {
    const { worker, process: pid } = JSON.parse(line);
    if (pid) processes.set(`worker ${worker}`, pid);
  }
  return { program, processes };
}

const statOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');

/** Microseconds of processor time that a process has used. */
function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK * 1000;
}

const megabytesOf = (pid: number) => Math.round((Number(statOf(pid)[21]) * PAGE) / 1e6);

/** Sends requests over one connection until the time is over; returns how many were answered. */
function ask(port: number, first: number, until: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = connect(port, '127.0.0.1');
  let answers = 0;
  let missing = 0;
  const next = () => {
    const patient = ((first + answers * 7919) % practice.patients) + 1;
    socket.write(
      `GET /api/v1/procedurelogs?PatNum=${patient} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ODFHIR Bench/Bench\r\n\r\n`,
    );
  };
  socket.on('connect', next).on('error', reject);
  socket.on('data', (piece) => {
    if (missing === 0) {
      const end = piece.indexOf('\r\n\r\n') + 4;
      const head = piece.toString('latin1', 0, end);
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(head);
      missing = Number(/content-length: (\d+)/i.exec(head)![1]) + end;
    }
    missing -= piece.length;
    if (missing > 0) return;
    answers++;
    if (performance.now() < until) next();
    else socket.end(() => resolve(answers));
  });
  return promise;
}

async function measure({ program, processes }: Started, seconds: number): Promise<Round> {
  const port = Number(new URL(program.origin).port);
  const before = new Map([...processes].map(([name, pid]) => [name, cpuOf(pid)]));
  const own = process.cpuUsage();
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => ask(port, index * 31, until)));
  const answers = counts.reduce((sum, count) => sum + count);
  const cpu = [...processes].map(([name, pid]) => [name, (cpuOf(pid) - before.get(name)!) / answers] as const);
  const { user, system } = process.cpuUsage(own);
  return {
    perSecond: answers / ((performance.now() - begun) / 1000),
    cpu: new Map([...cpu, ['who asks', (user + system) / answers]]),
  };
}

const database = fileDatabase();
const servers: Started[] = [];
await cleanly(
  async () => {
    await database.lay(practiceRows(database.engine, practice));
    for (const workers of [1, 2]) servers.push(await start(database.address, workers));
    const rounds = servers.map((): Round[] => []);
    for (const one of servers) await measure(one, 2);
    for (let round = 0; round < values.rounds; round++) {
      for (const [index, one] of servers.entries()) rounds[index]!.push(await measure(one, values.seconds));
    }
    for (const [index, { processes }] of servers.entries()) {
      const own = rounds[index]!;
      console.log(
        `${index + 1} worker(s): ${Math.round(median(own.map(({ perSecond }) => perSecond)))} requests a second`,
      );
      for (const name of own[0]!.cpu.keys()) {
        const cpu = Math.round(median(own.map((round) => round.cpu.get(name)!)));
        const pid = processes.get(name);
        console.log(`  ${name}: ${cpu} µs of CPU for a request of the whole${pid ? `, ${megabytesOf(pid)} MB` : ''}`);
      }
    }
    const ratios = rounds[1]!.map(({ perSecond }, round) => perSecond / rounds[0]![round]!.perSecond).sort();
    console.log(`two to one: ${median(ratios).toFixed(2)} (${ratios[0]!.toFixed(2)} to ${ratios.at(-1)!.toFixed(2)})`);
  },
  async () => {
    for (const { program } of servers) await program.stop();
    await database.clear();
  },
);
