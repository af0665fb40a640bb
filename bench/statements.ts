/**
 * `node bench/statements.ts`, with Node 24: how many statements each kind of write costs on the demo practice, and with `--list`
 * which. Counted inside SQLite's own binding; MariaDB gets the same ones, beside BEGIN, its lock and COMMIT.
 */
import { StatementSync } from 'node:sqlite';
import { DEMO_KEYS } from '../src/demo/marker.ts';
import { startServer } from '../src/server.ts';

const texts: string[] = [];
for (const method of ['all', 'get', 'run'] as const) {
  const original = StatementSync.prototype[method] as (...values: never[]) => unknown;
  StatementSync.prototype[method] = function (this: StatementSync, ...values: never[]) {
    texts.push(this.sourceSQL);
    return original.apply(this, values);
  } as never;
}

const server = await startServer({ database: ':memory:', port: 0 });
const isListing = process.argv.includes('--list');

/** Sends one request and tells what it cost; answers the row. */
async function count(name: string, method: string, path: string, body?: object): Promise<Record<string, number>> {
  texts.length = 0;
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
  console.log(`${name.padEnd(36)}${String(texts.length).padStart(4)}`);
  if (isListing) for (const sql of texts) console.log(`    ${sql.replace(/\s+/g, ' ').slice(0, 150)}`);
  return text ? (JSON.parse(text) as Record<string, number>) : {};
}

const filling = { ProcDate: '2026-07-01', ProcStatus: 'TP', procCode: 'D2392', ToothNum: '19', Surf: 'MO' };
const insured = await count('POST procedure, insured', 'POST', '/procedurelogs', { PatNum: 1140, ...filling });
await count('POST procedure, next patient', 'POST', '/procedurelogs', { PatNum: 1010, ...filling });
const warm = await count('POST procedure, insured, again', 'POST', '/procedurelogs', { PatNum: 1140, ...filling });
await count('PUT procedure, fee', 'PUT', `/procedurelogs/${insured.ProcNum}`, { ProcFee: '120.00' });
await count('PUT procedure, complete', 'PUT', `/procedurelogs/${insured.ProcNum}`, { ProcStatus: 'C' });
await count('DELETE procedure', 'DELETE', `/procedurelogs/${warm.ProcNum}`);
const plan = await count('POST treatplan', 'POST', '/treatplans', { PatNum: 1140 });
await count('PUT treatplan', 'PUT', `/treatplans/${plan.TreatPlanNum}`, { Note: 'Other' });
const saved = await count('POST treatplans/Saved', 'POST', '/treatplans/Saved', { TreatPlanNum: 11401 });
await count('PUT treatplan, sign', 'PUT', `/treatplans/${saved.TreatPlanNum}`, { isSigned: 'true' });
await count('DELETE treatplan', 'DELETE', `/treatplans/${plan.TreatPlanNum}`);
await server.stop();
