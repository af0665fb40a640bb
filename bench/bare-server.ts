/**
 * The yardstick: node:http and prepared statements on the same file, rows as arrays, JSON written by hand. No keys, no
 * checks, no rules: what an engineer in a hurry would write, and what the machine can give.
 */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const STATUS = ['', 'TP', 'C', 'EC', 'EO', 'R', 'D', 'Cn', 'TPi'];
const COLUMNS =
  'p.ProcNum,p.PatNum,p.AptNum,p.ProcDate,p.ProcFee,p.Surf,p.ToothNum,p.ToothRange,p.Priority,pri.ItemName,p.ProcStatus,' +
  'p.ProvNum,prov.Abbr,p.Dx,dx.ItemName,p.PlannedAptNum,p.PlaceService,p.Prosthesis,p.DateOriginalProsth,p.ClaimNote,' +
  'p.DateEntryC,p.ClinicNum,p.CodeNum,code.ProcCode,code.Descript,p.UnitQty,p.BaseUnits,p.DateTP,p.SiteNum,' +
  'p.HideGraphics,p.CanadianTypeCodes,p.ProcTime,p.ProcTimeEnd,p.DateTStamp,p.Prognosis,p.IsLocked,p.BillingNote,' +
  'p.Discount,p.IsDateProsthEst,p.SecDateEntry';
const NAMES = (
  'ProcNum PatNum AptNum ProcDate ProcFee Surf ToothNum ToothRange Priority priority ProcStatus ProvNum provAbbr Dx ' +
  'dxName PlannedAptNum PlaceService Prosthesis DateOriginalProsth ClaimNote DateEntryC ClinicNum CodeNum procCode ' +
  'descript UnitQty BaseUnits DateTP SiteNum HideGraphics CanadianTypeCodes ProcTime ProcTimeEnd DateTStamp Prognosis ' +
  'IsLocked BillingNote Discount IsDateProsthEst SecDateEntry'
).split(' ');
const JOINS =
  'FROM procedurelog p LEFT JOIN procedurecode code ON code.CodeNum = p.CodeNum LEFT JOIN provider prov ON ' +
  'prov.ProvNum = p.ProvNum LEFT JOIN definition pri ON pri.DefNum = p.Priority LEFT JOIN definition dx ON dx.DefNum = p.Dx';

const database = new DatabaseSync(process.argv[2]!);
database.exec('PRAGMA journal_mode = WAL');
database.exec('PRAGMA synchronous = FULL');
database.exec('PRAGMA busy_timeout = 5000');
const list = database.prepare(`SELECT ${COLUMNS} ${JOINS} WHERE p.PatNum = ? ORDER BY p.ProcNum DESC LIMIT 1000`);
const one = database.prepare(`SELECT ${COLUMNS} ${JOINS} WHERE p.ProcNum = ?`);
const insert = database.prepare(
  `INSERT INTO procedurelog (PatNum, ProcDate, ProcFee, ProcStatus, ProvNum, CodeNum, UnitQty, DateTP, DateEntryC, DateTStamp)
   VALUES (?, ?, ?, 1, 1, ?, 1, ?, ?, ?)`,
);
const plan = database.prepare('SELECT PatNum, Heading, Note FROM treatplan WHERE TreatPlanNum = ?');
const attached = database.prepare(
  `SELECT p.ProcNum, a.Priority, p.ProcFee, code.ProcCode, code.Descript, code.AbbrDesc FROM treatplanattach a
   JOIN procedurelog p ON p.ProcNum = a.ProcNum LEFT JOIN procedurecode code ON code.CodeNum = p.CodeNum WHERE a.TreatPlanNum = ?`,
);
const savePlan = database.prepare(
  'INSERT INTO treatplan (PatNum, Heading, Note, DateTP, TPStatus) VALUES (?, ?, ?, ?, 0)',
);
const saveLine = database.prepare(
  'INSERT INTO proctp (TreatPlanNum, PatNum, ProcNumOrig, ItemOrder, Priority, ProcCode, Descript, ProcAbbr, FeeAmt, PatAmt) ' +
    'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
);
for (const statement of [list, one, plan, attached]) statement.setReturnArrays(true);

type Values = (string | number | null)[];

function json(row: Values, now: string): string {
  let text = '{';
  for (let i = 0; i < NAMES.length; i++) {
    const value = row[i];
    const name = NAMES[i]!;
    text += `"${name}":`;
    if (name === 'ProcFee') text += `"${(value as number).toFixed(2)}"`;
    else if (name === 'ProcStatus') text += `"${STATUS[value as number]}"`;
    else if (name === 'PlaceService') text += '"Office"';
    else if (name === 'HideGraphics' || name === 'IsLocked' || name === 'IsDateProsthEst')
      text += value ? '"true"' : '"false"';
    else text += typeof value === 'number' ? value : JSON.stringify(value ?? '');
    text += ',';
  }
  return `${text}"serverDateTime":"${now}"}`;
}

const clock = () => new Date().toISOString().slice(0, 19).replace('T', ' ');
const rowsOf = (found: unknown) => found as Values[];

const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://x');
  const answer = (status: number, body: string) => {
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  };
  if (request.method === 'GET') {
    const now = clock();
    const patNum = url.searchParams.get('PatNum');
    if (patNum)
      return answer(
        200,
        `[${rowsOf(list.all(Number(patNum)))
          .map((row) => json(row, now))
          .join(',')}]`,
      );
    const row = one.get(Number(url.pathname.split('/').at(-1))) as unknown as Values | undefined;
    return row ? answer(200, json(row, now)) : answer(404, '');
  }
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const sent = JSON.parse(body);
    const now = clock();
    if (url.pathname.endsWith('/Saved')) return answer(201, save(sent.TreatPlanNum, now));
    const today = now.slice(0, 10);
    const { lastInsertRowid } = insert.run(sent.PatNum, sent.ProcDate, sent.ProcFee, sent.CodeNum, today, today, now);
    return answer(201, json(one.get(lastInsertRowid) as unknown as Values, ''));
  });
});

function save(treatPlanNum: number, now: string): string {
  database.exec('BEGIN IMMEDIATE');
  const [patNum, heading, note] = plan.get(treatPlanNum) as unknown as Values;
  const { lastInsertRowid } = savePlan.run(patNum!, heading!, note!, now.slice(0, 10));
  for (const [index, row] of rowsOf(attached.all(treatPlanNum)).entries()) {
    const [procNum, priority, fee, procCode, descript, abbreviation] = row;
    saveLine.run(lastInsertRowid, patNum!, procNum!, index, priority!, procCode!, descript!, abbreviation!, fee!, fee!);
  }
  database.exec('COMMIT');
  return `{"TreatPlanNum":${lastInsertRowid},"PatNum":${patNum},"Heading":${JSON.stringify(heading)}}`;
}

server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as { port: number }).port }));
});
process.on('SIGTERM', () => process.exit(0));
