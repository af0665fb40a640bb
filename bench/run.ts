/**
 * `npm run bench`: Bitewing against a bare handler on the same database, in turns in one run, so that the ratio means
 * something on a busy machine.
 */
import { Command, InvalidArgumentError } from 'commander';
import { benchCharts } from './charts.ts';
import { cleanly } from './cleanly.ts';
import { fileDatabase, serverDatabase } from './databases.ts';
import { benchDocuments } from './documents.ts';
import { benchEstimates } from './estimates.ts';
import { benchFeed } from './feed.ts';
import { type Load, type Measured, measure, median } from './load.ts';
import { loadsOn } from './loads.ts';
import { practiceOf, practiceRows } from './practice.ts';
import { type Server, startServer } from './servers.ts';

interface Options {
  readonly database?: string;
  readonly rows: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly connections: number;
  readonly only: string;
}

type Contender = 'bitewing' | 'bare';

const options = new Command('npm run bench --')
  .description(
    'Measures Bitewing against a bare node:http handler on the same database, and what estimates, charts, documents and telling ' +
      'changes cost.',
  )
  .option(
    '--database <url>',
    'an empty MariaDB database, mysql://user:password@host:port/name (default: an SQLite file)',
  )
  .option('--rows <number>', 'procedures to lay', whole, 200_000)
  .option('--seconds <number>', 'length of one round', whole, 3)
  .option('--rounds <number>', 'rounds of each load; the median counts', whole, 3)
  .option('--connections <number>', 'requests at the same time', whole, 16)
  .option('--only <text>', 'only loads whose name contains this, e.g. "GET one" or "estimates"', '')
  .addHelpText('after', '\nWhat is laid is taken away at the end. A database that holds tables is refused.')
  .parse()
  .opts<Options>();

const openDatabase = async () => (options.database === undefined ? fileDatabase() : serverDatabase(options.database));

try {
  await benchLoads();
  if ('charts'.includes(options.only)) await benchCharts();
  if ('documents'.includes(options.only)) await benchDocuments(await openDatabase());
  if ('feed'.includes(options.only)) await benchFeed(fileDatabase());
  if ('estimates'.includes(options.only)) await benchEstimates(await openDatabase());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('A whole number above 0 is expected.');
  return Number(text);
}

async function benchLoads(): Promise<void> {
  const practice = practiceOf(options.rows);
  const loads = loadsOn(practice).filter(({ name }) => name.includes(options.only));
  if (loads.length === 0) return;
  const database = await openDatabase();
  const servers: Server[] = [];
  await cleanly(
    async () => {
      console.log(`Laying ${practice.procedures} procedures of ${practice.patients} patients …`);
      await database.lay(practiceRows(database.engine, practice));
      const bitewing = await startServer('bitewing-server.ts', database.address, servers);
      const bare = await startServer(database.bareServer, database.address, servers);
      const { connections, rounds, seconds } = options;
      console.log(`${database.description}; ${connections} connections, ${rounds} rounds of ${seconds} s, median`);
      console.log('                          CPU of the server, µs    requests a second        ms, p50, p99');
      console.log('load                      Bitewing   bare  ratio   Bitewing   bare  ratio   Bitewing / bare');
      for (const load of loads) await compare(load, { bitewing, bare });
    },
    async () => {
      for (const server of servers) await server.stop();
      await database.clear();
    },
  );
}

/** One load on both servers, in turns; the order changes with the round. */
async function compare(load: Load, servers: Readonly<Record<Contender, Server>>): Promise<void> {
  const results: Record<Contender, Measured[]> = { bitewing: [], bare: [] };
  for (let round = 0; round < options.rounds; round++) {
    for (const name of round % 2 ? (['bare', 'bitewing'] as const) : (['bitewing', 'bare'] as const)) {
      results[name].push(await measure(servers[name], load, options.seconds, options.connections));
    }
  }
  const of = (name: Contender, what: 'cpu' | 'requestsPerSecond' | 'p50' | 'p99') =>
    median(results[name].map((result) => result[what]));
  const both = (what: 'cpu' | 'requestsPerSecond', digits = 0) => {
    const [mine, bare] = [of('bitewing', what), of('bare', what)];
    return [mine, bare].map((value) => value.toFixed(digits).padStart(8)).join(' ');
  };
  const faults = [...results.bitewing, ...results.bare].reduce((sum, result) => sum + result.faults, 0);
  console.log(
    `${load.name.padEnd(26)}${both('cpu')}${(of('bare', 'cpu') / of('bitewing', 'cpu')).toFixed(2).padStart(7)}` +
      `  ${both('requestsPerSecond')}` +
      `${(of('bitewing', 'requestsPerSecond') / of('bare', 'requestsPerSecond')).toFixed(2).padStart(7)}` +
      `   ${of('bitewing', 'p50')}, ${of('bitewing', 'p99')} / ${of('bare', 'p50')}, ${of('bare', 'p99')}` +
      `${faults ? `   (${faults} faults)` : ''}`,
  );
}
