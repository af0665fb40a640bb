// Reads planned work of a patient from a CSV file and saves it as a treatment plan.
//
//   node import.mjs work.csv ["Heading of the plan"]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const api = process.env.API_URL ?? 'http://127.0.0.1:30223/api/v1';
const keys = `${process.env.DEVELOPER_KEY ?? 'DemoDeveloperKey'}/${process.env.CUSTOMER_KEY ?? 'DemoCustomerKey0'}`;

/** The JSON answer; throws the server's own sentence when it refuses. */
async function call(verb, path, body, idempotencyKey) {
  const response = await fetch(api + path, {
    method: verb,
    headers: {
      Authorization: `ODFHIR ${keys}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      // A request that is repeated after a broken connection must not plan the work twice.
      ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${verb} ${path}: ${text}`);
  return JSON.parse(text);
}

/** The lines of a CSV file without quotes, by the names of its first line. */
function rowsOf(text) {
  const [names, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim()));
  return lines.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

const [file, heading = 'Imported plan'] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node import.mjs work.csv ["Heading of the plan"]');
  process.exit(2);
}
const text = readFileSync(file, 'utf8');
const rows = rowsOf(text);
const patients = new Set(rows.map(({ PatNum }) => PatNum));
if (patients.size !== 1) throw new Error('The file must hold the work of one patient.');
const [patient] = patients;
const run = createHash('sha256').update(text).digest('hex').slice(0, 16);

const ProcDate = new Date().toISOString().slice(0, 10);
for (const [at, { PatNum, procCode, ToothNum, Surf }] of rows.entries()) {
  const work = { PatNum, ProcDate, ProcStatus: 'TP', procCode, ...(ToothNum && { ToothNum }), ...(Surf && { Surf }) };
  const { ProcNum, ProcFee } = await call('POST', '/procedurelogs', work, `${run}-${at}`);
  console.log(`${procCode} planned as procedure ${ProcNum}, ${ProcFee}`);
}

// Planned work stands on the patient's Active plan, which is saved under a heading of its own.
const plans = await call('GET', `/treatplans?PatNum=${patient}&TPStatus=Active`);
const active = plans.find(({ TPStatus }) => TPStatus === 'Active');
const body = { TreatPlanNum: active.TreatPlanNum, Heading: heading };
const saved = await call('POST', '/treatplans/Saved', body, `${run}-saved`);
const lines = await call('GET', `/proctps?TreatPlanNum=${saved.TreatPlanNum}`);
console.log(`Saved as treatment plan ${saved.TreatPlanNum} "${saved.Heading}" with ${lines.length} lines.`);
