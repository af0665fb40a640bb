/**
 * `npm run bench`: Bitewing against a bare handler on the same database, in turns in one run, so that the ratio means
 * something even on a busy machine.
 */
import { Command } from 'commander';
import { noteRows } from './added-rows.ts';
import { benchCharts } from './charts.ts';
import { cleanly } from './cleanly.ts';
import { type Contender, compare, sameFields, takes } from './compare.ts';
import { fileDatabase, laidDatabase, type MeasuredDatabase, serverDatabase } from './databases.ts';
import { benchDocuments } from './documents.ts';
import { benchEstimates } from './estimates.ts';
import { benchFeed } from './feed.ts';
import type { Load } from './load.ts';
import { loadsOn } from './loads.ts';
import { installPeers, keepRows, MOST_READ, ONLY_READS } from './peers.ts';
import { practiceOf, practiceRows } from './practice.ts';
import { type Result, ratios, seldomTable, TITLES, writeReport } from './report.ts';
import { exportsOf, startsOf } from './seldom.ts';
import { type Server, startBitewing, startServer } from './servers.ts';
import { benchSubscribers } from './subscribers.ts';
import { whole } from './whole.ts';

interface Options {
  readonly database?: string;
  readonly data?: string;
  readonly rows: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: readonly number[];
  readonly only: string;
  readonly peers: boolean;
  readonly report?: string;
}

const options = new Command('npm run bench --')
  .description(
    'Measures Bitewing against a bare node:http handler on the same database, and what estimates, charts, documents, telling ' +
      'changes and changing the benefit of many subscribers cost.',
  )
  .option(
    '--database <url>',
    'an empty MariaDB database, mysql://user:password@host:port/name (default: an SQLite file)',
  )
  .option(
    '--data <database>',
    'a file or mysql:// URL that `npm run bench:data` filled, instead of laying one; rows that the loads add are taken away',
  )
  .option('--rows <number>', 'procedures to lay', whole, 200_000)
  .option('--seconds <number>', 'length of one round', whole, 3)
  .option('--rounds <number>', 'rounds of each load after one that does not count; the median counts', whole, 3)
  .option('--connections <numbers>', 'requests at the same time, e.g. 1,16,64', wholes, [16])
  .option('--only <text>', 'only loads whose name contains this, e.g. "GET one" or "estimates"', '')
  .option(
    '--peers',
    'also what a team would write instead, with three usual frameworks, and json-server; fetches their packages',
    false,
  )
  .option('--report <file>', 'a Markdown page to write table and picture into, e.g. docs/performance.md')
  .addHelpText(
    'after',
    '\nWhat is laid is taken away at the end. A database that holds tables is refused.\nA large one is laid once with `npm run bench:data` and measured with --data as often as you like.',
  )
  .parse()
  .opts<Options>();

const HEAD = `\n${'load, requests at the same time'.padEnd(60)}CPU, µs  a second  of bare            rounds    p50, p99, ms`;

const openDatabase = async () => (options.database === undefined ? fileDatabase() : serverDatabase(options.database));

try {
  await benchLoads();
  if ('charts'.includes(options.only)) await benchCharts();
  if ('documents'.includes(options.only)) await benchDocuments(await openDatabase());
  if ('feed'.includes(options.only)) await benchFeed(fileDatabase());
  if ('estimates'.includes(options.only)) await benchEstimates(await openDatabase());
  if ('subscribers'.includes(options.only)) await benchSubscribers(await openDatabase());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function wholes(text: string): number[] {
  return text.split(',').map(whole);
}

async function benchLoads(): Promise<void> {
  const laid = options.data === undefined ? undefined : await laidDatabase(options.data);
  const practice = laid?.practice ?? practiceOf(options.rows);
  const loads = loadsOn(practice).filter(({ name }) => name.includes(options.only));
  const isWanted = (name: string) => name.includes(options.only);
  if (loads.length === 0 && !isWanted('start') && !isWanted('export')) return;
  const fresh = laid ? undefined : await openDatabase();
  const database = laid ?? fresh!;
  const { rounds, seconds } = options;
  const started: Server[] = [];
  await cleanly(
    async () => {
      const starters = startersOf(database, practice.procedures, started);
      if (fresh) {
        console.log(`Laying ${practice.procedures} procedures of ${practice.patients} patients …`);
        await fresh.lay(practiceRows(fresh.engine, practice));
      }
      const servers = await startAll(starters);
      console.log(`${database.description}; ${rounds} rounds of ${seconds} s, median`);
      const results = await compareAll(loads, servers, await noteRows(database));
      const exported = isWanted('export') ? await exportsOf(servers, rounds) : undefined;
      for (const server of servers.values()) await server.stop();
      const one = `/procedurelogs/${practice.procedures}`;
      const starts = isWanted('start') ? await startsOf(starters, one, rounds) : undefined;
      const found = { results, starts, exported };
      console.log(`\n${seldomTable(found)}`);
      if (options.report) {
        const circumstances = `${database.description}; ${practice.procedures} procedures; ${rounds} rounds of ${seconds} s in turns after one that does not count, median`;
        writeReport(options.report, database.engine, circumstances, found);
      }
    },
    async () => {
      for (const server of started) await server.stop();
      await fresh?.clear();
    },
  );
}

type Starters = ReadonlyMap<Contender, () => Promise<Server>>;

/** How each server is started on the database; those that were started join `started`. */
function startersOf(
  { engine, address, bareServer }: MeasuredDatabase,
  procedures: number,
  started: Server[],
): Starters {
  const canRead = (peer: string) => peer !== ONLY_READS || procedures <= MOST_READ;
  const peers = options.peers ? Object.entries(installPeers(engine)).filter(([peer]) => canRead(peer)) : [];
  return new Map<Contender, () => Promise<Server>>([
    ['bitewing', () => startBitewing(address, started)],
    ['bare', () => startServer(bareServer, address, started)],
    ...peers.map(([peer, { script, args }]) => {
      return [peer as Contender, () => startServer(script, address, started, args)] as const;
    }),
  ]);
}

async function startAll(starters: Starters): Promise<Map<Contender, Server>> {
  const servers = new Map<Contender, Server>();
  for (const [name, start] of starters) {
    if (name === ONLY_READS) await keepRows(servers.get('bitewing')!);
    servers.set(name, await start());
  }
  return servers;
}

async function compareAll(
  loads: readonly Load[],
  servers: ReadonlyMap<Contender, Server>,
  restore: () => Promise<void>,
): Promise<Result[]> {
  const { rounds, seconds } = options;
  const results: Result[] = [];
  if (loads.length > 0) console.log(HEAD);
  for (const load of loads) {
    const those = new Map([...servers].filter(([name]) => takes(name, load)));
    if (load.forPeers) await sameFields(load, those);
    for (const connections of options.connections) {
      const figures = await compare(load, those, { rounds, seconds, connections }, restore);
      results.push({ load: load.name, connections, figures });
      print(results.at(-1)!);
    }
  }
  return results;
}

function print(result: Result): void {
  const found = ratios(result);
  const name = `${result.load}, ${result.connections}`;
  for (const [index, { contender, cpu, requestsPerSecond, spread, p50, p99, faults }] of result.figures.entries()) {
    console.log(
      `${(index === 0 ? name : '').padEnd(38)}${TITLES[contender].padEnd(22)}${cpu.toFixed(0).padStart(8)}` +
        `${requestsPerSecond.toFixed(0).padStart(10)}${(found.get(contender)?.toFixed(2) ?? '–').padStart(9)}` +
        `${spread.map(Math.round).join(' to ').padStart(18)}${`${p50}, ${p99}`.padStart(16)}${faults ? `   (${faults} faults)` : ''}`,
    );
  }
}
