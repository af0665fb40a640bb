/**
 * `node bench/growth.ts SMALL LARGE`, with Node 24: the same requests to Bitewing on two practices that `npm run bench:data` laid, in
 * turns: what a practice that is so many times as large costs, and the memory while all of its procedures are exported.
 * `--rounds 5 --seconds 3 --connections 16` unless said otherwise; `--only TEXT` takes only loads whose name contains it.
 */
import { Command } from 'commander';
import { cleanly } from './cleanly.ts';
import { laidDatabase } from './databases.ts';
import { type Load, type Measured, measure, median } from './load.ts';
import { loadsOn } from './loads.ts';
import { endWithSentence } from './sentence.ts';
import { type Server, startServer } from './servers.ts';
import { whole } from './whole.ts';

const command = new Command('node bench/growth.ts')
  .showHelpAfterError('(--help tells what it takes)')
  .description('Sends the same requests to Bitewing on two practices, in turns: what a larger one costs.')
  .argument('<small>', 'a file or mysql:// URL that `npm run bench:data` filled')
  .argument('<large>', 'another one')
  .option('--rounds <number>', 'rounds of each load; the median counts', whole, 5)
  .option('--seconds <number>', 'length of one round', whole, 3)
  .option('--connections <number>', 'requests at the same time', whole, 16)
  .option('--only <text>', 'only loads whose name contains this', '')
  .parse();
const values = command.opts<{ rounds: number; seconds: number; connections: number; only: string }>();
const practices = await Promise.all(command.args.map(laidDatabase)).catch(endWithSentence);
const [small, large] = practices.map(({ practice }) => loadsOn(practice)) as [Load[], Load[]];
const started: Server[] = [];

await cleanly(
  async () => {
    const servers: Server[] = [];
    for (const { address } of practices) servers.push(await startServer('bitewing-server.ts', address, started));
    const [few, many] = practices.map(({ practice }) => practice.procedures);
    console.log(`${practices[0]!.description}; ${few} and ${many} procedures, in turns, median`);
    console.log(
      `\n${'load'.padEnd(34)}${'a second'.padStart(16)}  ratio${'CPU, µs'.padStart(16)}${'p50, ms'.padStart(12)}`,
    );
    for (const [index, load] of large.entries()) {
      const same = small.find(({ name }) => name === load.name);
      if (same && load.name.includes(values.only)) await compareSizes([same, large[index]!], servers);
    }
    if ('export'.includes(values.only))
      for (const [index, server] of servers.entries()) await exportAll(server, practices[index]!.practice.procedures);
  },
  async () => {
    for (const server of started) await server.stop();
  },
);

async function compareSizes(loads: readonly [Load, Load], servers: readonly Server[]): Promise<void> {
  const measured: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round < values.rounds; round++) {
    for (const size of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      measured[size].push(await measure(servers[size]!, loads[size], values.seconds, values.connections));
    }
  }
  const of = (what: 'requestsPerSecond' | 'cpu' | 'p50') => measured.map((all) => median(all.map((one) => one[what])));
  const [slow, fast] = of('requestsPerSecond').toReversed() as [number, number];
  const both = (what: 'requestsPerSecond' | 'cpu' | 'p50') => of(what).map(Math.round).join(', ');
  const faults = measured.flat().reduce((sum, one) => sum + one.faults, 0);
  console.log(
    `${loads[0].name.padEnd(34)}${both('requestsPerSecond').padStart(16)}${(slow / fast).toFixed(2).padStart(7)}` +
      `${both('cpu').padStart(16)}${both('p50').padStart(12)}${faults ? `   (${faults} faults)` : ''}`,
  );
}

/** Reads every procedure once, and looks at the server's memory on the way. */
async function exportAll(server: Server, procedures: number): Promise<void> {
  const before = (await server.usage()).memory;
  const begin = performance.now();
  const response = await fetch(`${server.origin}/api/ext/v1/export/procedurelogs`, {
    headers: { authorization: 'ODFHIR Bench/Bench' },
  });
  let [bytes, most, looked] = [0, 0, 0];
  for await (const chunk of response.body!) {
    bytes += chunk.length;
    if (bytes - looked < 10_000_000) continue;
    looked = bytes;
    most = Math.max(most, (await server.usage()).memory);
  }
  const seconds = (performance.now() - begin) / 1000;
  const megabytes = (amount: number) => Math.round(amount / 1e6);
  console.log(
    `export of ${procedures} procedures: ${Math.round(procedures / seconds)} a second, ${megabytes(bytes)} MB; ` +
      `memory ${megabytes(before)} MB before, ${megabytes(most)} at most on the way`,
  );
}
