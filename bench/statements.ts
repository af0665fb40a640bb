/**
 * `node bench/statements.ts`, with Node 24: how many statements each kind of write costs on the demo practice once it has
 * been done before, and with `--list` which, and who asked. With `--database mysql://…`, an empty MariaDB database that it
 * leaves filled, also how often the server is waited for: statements that are sent together are one round trip.
 */
import { Command } from 'commander';
import { DEMO_KEYS } from '../src/demo/marker.ts';
import { startServer } from '../src/server.ts';
import { endWithSentence } from './sentence.ts';
import { countMariadb, countSqlite } from './statement-counts.ts';

const { list: isListing, database } = new Command('node bench/statements.ts')
  .showHelpAfterError('(--help tells what it takes)')
  .description('Counts the statements of each kind of write on the demo practice, once it has been done before.')
  .option('--list', 'also tell which statements, and which functions asked them', false)
  .option(
    '--database <url>',
    'an empty MariaDB database, which is left filled, mysql://user:password@host:port/name: also the round trips',
  )
  .parse()
  .opts<{ list: boolean; database?: string }>();
/** The last one is shown. */
const ROUNDS = 5;
let isWarmingUp = true;
const counts = database ? await countMariadb(database).catch(endWithSentence) : countSqlite();
const server = await startServer({ database: database ?? ':memory:', control: ':memory:', port: 0 }).catch(
  endWithSentence,
);

/** Sends one request and, unless it is there to warm up, prints what it cost; returns the row. */
async function count(name: string, method: string, path: string, body?: object): Promise<Record<string, number>> {
  counts.take();
  const response = await fetch(server.url + path, {
    method,
    headers: {
      authorization: `ODFHIR ${DEMO_KEYS.developerKey}/${DEMO_KEYS.customerKey}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
  const sent = counts.take();
  const row = text ? (JSON.parse(text) as Record<string, number>) : {};
  if (isWarmingUp) return row;
  const prepares = sent.filter(({ sql }) => sql.startsWith('PREPARE ')).length;
  const trips = database ? `${String(sent.at(-1)?.trip ?? 0).padStart(6)} trips` : '';
  console.log(
    `${name.padEnd(36)}${String(sent.length - prepares).padStart(4)}${trips}${prepares ? `, ${prepares} prepared first` : ''}`,
  );
  if (isListing) {
    for (const { sql, trip, askers } of sent) {
      const asked = askers.slice(0, 2).join(' < ').slice(0, 60);
      console.log(`  ${String(trip).padStart(3)}  ${sql.replace(/\s+/g, ' ').slice(0, 120).padEnd(121)}${asked}`);
    }
  }
  return row;
}

const filling = { ProcDate: '2026-07-01', ProcStatus: 'TP', procCode: 'D2392', ToothNum: '19', Surf: 'MO' };

/** Each kind of write once. */
async function everyKind(): Promise<void> {
  await count('POST procedure, uninsured', 'POST', '/procedurelogs', { PatNum: 1131, ...filling });
  await count('POST procedure, next patient', 'POST', '/procedurelogs', { PatNum: 1010, ...filling });
  const { ProcNum } = await count('POST procedure, insured', 'POST', '/procedurelogs', { PatNum: 1140, ...filling });
  await count('PUT procedure, fee', 'PUT', `/procedurelogs/${ProcNum}`, { ProcFee: '120.00' });
  await count('PUT procedure, complete', 'PUT', `/procedurelogs/${ProcNum}`, { ProcStatus: 'C' });
  await count('DELETE procedure', 'DELETE', `/procedurelogs/${ProcNum}`);
  const planned = await count('POST procedure, again', 'POST', '/procedurelogs', { PatNum: 1140, ...filling });
  await count('DELETE planned procedure', 'DELETE', `/procedurelogs/${planned.ProcNum}`);
  const plan = await count('POST treatplan', 'POST', '/treatplans', { PatNum: 1140 });
  await count('PUT treatplan', 'PUT', `/treatplans/${plan.TreatPlanNum}`, { Note: 'Other' });
  const saved = await count('POST treatplans/Saved', 'POST', '/treatplans/Saved', { TreatPlanNum: 11401 });
  await count('PUT treatplan, sign', 'PUT', `/treatplans/${saved.TreatPlanNum}`, { isSigned: 'true' });
  await count('DELETE treatplan', 'DELETE', `/treatplans/${plan.TreatPlanNum}`);
}

// The first writes prepare statements, on each of a few sessions, and read the office's facts.
for (let round = 1; round < ROUNDS; round++) await everyKind();
isWarmingUp = false;
await everyKind();
await server.stop();
