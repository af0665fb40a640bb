/**
 * `node bench/profile.ts "POST procedure"`, with Node 24: in which functions the server's time goes while it answers one load
 * of `npm run bench`, on an SQLite file or, with `--database mysql://…`, in an empty MariaDB database.
 */
import { parseArgs } from 'node:util';
import { cleanly } from './cleanly.ts';
import { fileDatabase, serverDatabase } from './databases.ts';
import { measure } from './load.ts';
import { loadsOn } from './loads.ts';
import { practiceOf, practiceRows } from './practice.ts';
import type { SelfTime } from './profiler.ts';
import { type Server, startServer } from './servers.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } });
const PROCEDURES = values.database ? 20_000 : 50_000;
const SHOWN = 50;

const practice = practiceOf(PROCEDURES);
const loads = loadsOn(practice);
const load = loads.find(({ name }) => name === positionals[0]);
if (load) await profile(load);
else console.error(`Name one of: ${loads.map(({ name }) => `"${name}"`).join(', ')}`);

async function profile(asked: NonNullable<typeof load>): Promise<void> {
  const database = values.database ? await serverDatabase(values.database) : fileDatabase();
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
