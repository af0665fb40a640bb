/**
 * `node bench/profile.ts "POST procedure"`, with Node 24: in which functions the server's time goes while it answers one load
 * of `npm run bench`, on an SQLite file or, with `--database mysql://…`, in an empty MariaDB database.
 */
import { Argument, Command } from 'commander';
import { cleanly } from './cleanly.ts';
import { fileDatabase, serverDatabase } from './databases.ts';
import { measure } from './load.ts';
import { loadsOn } from './loads.ts';
import { practiceOf, practiceRows } from './practice.ts';
import type { SelfTime } from './profiler.ts';
import { endWithSentence } from './sentence.ts';
import { type Server, startServer } from './servers.ts';

const SHOWN = 50;
/** Their names are the same on every practice. */
const NAMES = loadsOn(practiceOf(1_000)).map(({ name }) => name);

new Command('node bench/profile.ts')
  .showHelpAfterError('(--help tells what it takes)')
  .description('Tells in which functions the server’s time goes while it answers one load of `npm run bench`.')
  .addArgument(new Argument('<load>', 'the load').choices(NAMES))
  .option(
    '--database <url>',
    'an empty MariaDB database, mysql://user:password@host:port/name (default: an SQLite file)',
  )
  .action((name: string, { database }) => profile(name, database).catch(endWithSentence))
  .parse();

async function profile(name: string, url: string | undefined): Promise<void> {
  const practice = practiceOf(url ? 20_000 : 50_000);
  const asked = loadsOn(practice).find((load) => load.name === name)!;
  const database = url ? await serverDatabase(url) : fileDatabase();
  const servers: Server[] = [];
  await cleanly(
    async () => {
      await database.lay(practiceRows(database.engine, practice));
      const server = await startServer('bitewing-server.ts', database.address, servers);
      await measure(server, asked, 2);
      await server.ask('profile');
      const { cpu, faults } = await measure(server, asked, 5);
      const spent = (await server.ask('profiled')) as SelfTime[];
      const whole = spent.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
      console.log(`${asked.name}: ${cpu.toFixed(0)} µs of CPU a request, watched as it was; ${faults} faults`);
      for (const [where, milliseconds] of spent.slice(0, SHOWN)) {
        console.log(`${((100 * milliseconds) / whole).toFixed(1).padStart(6)} %  ${where}`);
      }
    },
    async () => {
      for (const server of servers) await server.stop();
      await database.clear();
    },
  );
}
