/** Bitewing run from its sources, so that a profile names their lines, on a file or a `mysql://` URL, with one key of its own. */
import { startServer } from '../src/server.ts';
import { profileWhenAsked } from './profiler.ts';
import './tell-usage.mjs';

const server = await startServer({ database: process.argv[2]!, control: ':memory:', port: 0, empty: true });
server.keys.add(
  { developerKey: 'Bench', customerKey: 'Bench' },
  'Bench',
  ['ReadAll', 'AllOthers', 'ProcedureLogs', 'Insurance'],
  '2026-01-01 00:00:00',
);
console.log(JSON.stringify({ port: Number(new URL(server.url).port) }));
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
profileWhenAsked();
