/**
 * The yardstick: node:http, prepared statements, rows as arrays, JSON written by hand. No keys, no checks, no rules:
 * what an engineer in a hurry would write, and what the machine can give. Each engine's bare server brings the driver.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import './tell-usage.mjs';

const COLUMNS =
  'p.ProcNum,p.PatNum,p.AptNum,p.ProcDate,p.ProcFee,p.Surf,p.ToothNum,p.ToothRange,p.Priority,pri.ItemName,p.ProcStatus,' +
  'p.ProvNum,prov.Abbr,p.Dx,dx.ItemName,p.PlannedAptNum,p.PlaceService,p.Prosthesis,p.DateOriginalProsth,p.ClaimNote,' +
  'p.DateEntryC,p.ClinicNum,p.CodeNum,code.ProcCode,code.Descript,p.UnitQty,p.BaseUnits,p.DateTP,p.SiteNum,' +
  'p.HideGraphics,p.CanadianTypeCodes,p.ProcTime,p.ProcTimeEnd,p.DateTStamp,p.Prognosis,p.IsLocked,p.BillingNote,' +
  'p.Discount,p.IsDateProsthEst,p.SecDateEntry';
const JOINS =
  'FROM procedurelog p LEFT JOIN procedurecode code ON code.CodeNum = p.CodeNum LEFT JOIN provider prov ON ' +
  'prov.ProvNum = p.ProvNum LEFT JOIN definition pri ON pri.DefNum = p.Priority LEFT JOIN definition dx ON dx.DefNum = p.Dx';

/** The statements both engines prepare. */
export const statements = {
  list: `SELECT ${COLUMNS} ${JOINS} WHERE p.PatNum = ? ORDER BY p.ProcNum DESC LIMIT 1000`,
  one: `SELECT ${COLUMNS} ${JOINS} WHERE p.ProcNum = ?`,
  after: `SELECT ${COLUMNS} ${JOINS} WHERE p.ProcNum > ? ORDER BY p.ProcNum LIMIT 1000`,
  changed: `SELECT ${COLUMNS} ${JOINS} WHERE p.DateTStamp >= ? ORDER BY p.ProcNum DESC LIMIT 1000 OFFSET ?`,
  people: `SELECT p.PatNum, p.LName, p.FName, p.MiddleI, p.Preferred, p.PatStatus, p.Birthdate, p.SSN, p.Address, p.Address2, p.City,
    p.State, p.Zip, p.HmPhone, p.WkPhone, p.WirelessPhone, p.Email, pri.Abbr, sec.Abbr, bill.ItemName, p.ChartNumber, p.ClinicNum,
    c.Abbr, s.Description, p.TxtMsgOk FROM patient p LEFT JOIN provider pri ON pri.ProvNum = p.PriProv LEFT JOIN provider sec ON
    sec.ProvNum = p.SecProv LEFT JOIN definition bill ON bill.DefNum = p.BillingType LEFT JOIN clinic c ON
    c.ClinicNum = p.ClinicNum LEFT JOIN site s ON s.SiteNum = p.SiteNum
    WHERE p.LName LIKE ? AND p.PatStatus <> 4 ORDER BY p.LName, p.FName LIMIT 1000`,
  reprice: 'UPDATE procedurelog SET ProcFee = ?, DateTStamp = ? WHERE ProcNum = ?',
  insert: `INSERT INTO procedurelog
    (PatNum, ProcDate, ProcFee, ProcStatus, ProvNum, CodeNum, UnitQty, DateTP, DateEntryC, DateTStamp)
    VALUES (?, ?, ?, 1, 1, ?, 1, ?, ?, ?)`,
  plans: `SELECT TreatPlanNum, PatNum, DateTP, Heading, Note, SigIsTopaz, ResponsParty, DocNum, TPStatus, SecUserNumEntry,
    SecDateEntry, SecDateTEdit, UserNumPresenter, TPType, DateTSigned, DateTPracticeSigned, SignatureText,
    SignaturePracticeText, LENGTH(Signature) > 0, LENGTH(SignaturePractice) > 0 FROM treatplan WHERE PatNum = ? ORDER BY TreatPlanNum LIMIT 1000`,
  plan: 'SELECT PatNum, Heading, Note FROM treatplan WHERE TreatPlanNum = ?',
  attached: `SELECT p.ProcNum, a.Priority, p.ProcFee, code.ProcCode, code.Descript, code.AbbrDesc FROM treatplanattach a
    JOIN procedurelog p ON p.ProcNum = a.ProcNum LEFT JOIN procedurecode code ON code.CodeNum = p.CodeNum
    WHERE a.TreatPlanNum = ?`,
  savePlan: 'INSERT INTO treatplan (PatNum, Heading, Note, DateTP, TPStatus) VALUES (?, ?, ?, ?, 0)',
  saveLine: `INSERT INTO proctp
    (TreatPlanNum, PatNum, ProcNumOrig, ItemOrder, Priority, ProcCode, Descript, ProcAbbr, FeeAmt, PatAmt)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
};

/** A row, or the parameters of a row, in the order of the statement. */
export type Values = (string | number | null)[];

/** One line of a saved plan: a row of `attached` as the parameters of `saveLine`. */
export function savedLine(savedPlan: number, patNum: number, index: number, row: Values): Values {
  const [procNum, priority, fee, procCode, descript, abbreviation] = row as [number, number, number, ...string[]];
  return [savedPlan, patNum, procNum, index, priority, procCode!, descript!, abbreviation!, fee, fee];
}

/** What a driver does. One that answers at once need not be waited for. */
interface BareDatabase {
  list(patNum: number): Soon<Values[]>;
  one(procNum: number): Soon<Values | undefined>;
  plans(patNum: number): Soon<Values[]>;
  changed(since: string, offset: number): Soon<Values[]>;
  /** Patients whose last name begins so. */
  people(name: string): Soon<Values[]>;
  /** A thousand procedures behind a key, by their keys. */
  after(procNum: number): Soon<Values[]>;
  /** Another fee for a procedure; answers its row. */
  reprice(procNum: number, fee: string, now: string): Soon<Values>;
  insert(values: Values): Soon<Values>;
  /** Copies a plan with its lines, in one transaction. */
  save(treatPlanNum: number, today: string): Soon<{ savedPlan: number; patNum: number; heading: string }>;
}

type Soon<T> = T | Promise<T>;

/** Listens on a port of its own and prints it. */
export function serveBare(database: BareDatabase): void {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://x');
    const answer = (status: number, body: string) => {
      response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    };
    const key = () => Number(url.pathname.split('/').at(-1));
    const answered = <T>(found: Soon<T>, use: (value: T) => void) =>
      found instanceof Promise ? found.then(use).catch(() => answer(500, '')) : use(found);
    if (request.method === 'GET') {
      const now = clock();
      const patNum = url.searchParams.get('PatNum');
      if (patNum && url.pathname.endsWith('/treatplans')) {
        return answered(database.plans(Number(patNum)), (rows) => answer(200, `[${rows.map(planJson).join(',')}]`));
      }
      if (patNum) {
        return answered(database.list(Number(patNum)), (rows) =>
          answer(200, `[${rows.map((row) => json(row, now)).join(',')}]`),
        );
      }
      const since = url.searchParams.get('DateTStamp');
      if (since) {
        return answered(database.changed(since, Number(url.searchParams.get('Offset'))), (rows) =>
          answer(200, `[${rows.map((row) => json(row, now)).join(',')}]`),
        );
      }
      const name = url.searchParams.get('LName');
      if (name) return answered(database.people(name), (rows) => answer(200, `[${rows.map(personJson).join(',')}]`));
      if (url.pathname.endsWith('/export')) return void exportAll(database, response, now);
      return answered(database.one(key()), (row) => (row ? answer(200, json(row, now)) : answer(404, '')));
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const sent = JSON.parse(body);
      const now = clock();
      const today = now.slice(0, 10);
      if (url.pathname.endsWith('/Saved')) {
        return answered(database.save(sent.TreatPlanNum, today), ({ savedPlan, patNum, heading }) =>
          answer(201, `{"TreatPlanNum":${savedPlan},"PatNum":${patNum},"Heading":${JSON.stringify(heading)}}`),
        );
      }
      if (request.method === 'PUT') {
        return answered(database.reprice(key(), sent.ProcFee, now), (row) => answer(200, json(row, '')));
      }
      const values = [sent.PatNum, sent.ProcDate, sent.ProcFee, sent.CodeNum, today, today, now];
      return answered(database.insert(values), (row) => answer(201, json(row, '')));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
  });
  process.on('SIGTERM', () => process.exit(0));
}

/** Every procedure, a line each, as fast as the caller reads. */
async function exportAll(database: BareDatabase, response: ServerResponse, now: string): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  for (let last = 0; ; ) {
    const rows = await database.after(last);
    if (rows.length === 0) break;
    last = rows.at(-1)![0] as number;
    if (!response.write(`${rows.map((row) => json(row, now)).join('\n')}\n`)) await once(response, 'drain');
  }
  response.end();
}

const clock = () => new Date().toISOString().slice(0, 19).replace('T', ' ');

const STATUS = ['', 'TP', 'C', 'EC', 'EO', 'R', 'D', 'Cn', 'TPi'];
const NAMES = (
  'ProcNum PatNum AptNum ProcDate ProcFee Surf ToothNum ToothRange Priority priority ProcStatus ProvNum provAbbr Dx ' +
  'dxName PlannedAptNum PlaceService Prosthesis DateOriginalProsth ClaimNote DateEntryC ClinicNum CodeNum procCode ' +
  'descript UnitQty BaseUnits DateTP SiteNum HideGraphics CanadianTypeCodes ProcTime ProcTimeEnd DateTStamp Prognosis ' +
  'IsLocked BillingNote Discount IsDateProsthEst SecDateEntry'
).split(' ');

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

const PLAN_NAMES = (
  'TreatPlanNum PatNum DateTP Heading Note SigIsTopaz ResponsParty DocNum TPStatus SecUserNumEntry SecDateEntry ' +
  'SecDateTEdit UserNumPresenter TPType DateTSigned DateTPracticeSigned SignatureText SignaturePracticeText isSigned ' +
  'isSignedPractice'
).split(' ');

function planJson(row: Values): string {
  let text = '';
  for (let i = 0; i < PLAN_NAMES.length; i++) {
    const value = row[i];
    const name = PLAN_NAMES[i]!;
    text += `${i === 0 ? '{' : ','}"${name}":`;
    if (name === 'TPStatus') text += `"${PLAN_STATUS[value as number]}"`;
    else if (name === 'TPType') text += value ? '"Discount"' : '"Insurance"';
    else if (FLAGS.includes(name)) text += value ? '"true"' : '"false"';
    else text += typeof value === 'number' ? value : JSON.stringify(value ?? '');
  }
  return `${text}}`;
}

const PERSON_NAMES = (
  'PatNum LName FName MiddleI Preferred PatStatus Birthdate SSN Address Address2 City State Zip HmPhone WkPhone WirelessPhone ' +
  'Email priProvAbbr secProvAbbr BillingType ChartNumber ClinicNum clinicAbbr siteDesc TxtMsgOk'
).split(' ');

function personJson(row: Values): string {
  let text = '';
  for (let i = 0; i < PERSON_NAMES.length; i++) {
    const value = row[i];
    const name = PERSON_NAMES[i]!;
    text += `${i === 0 ? '{' : ','}"${name}":`;
    if (name === 'PatStatus') text += value ? '"Inactive"' : '"Patient"';
    else if (name === 'TxtMsgOk') text += value ? '"Yes"' : '"Unknown"';
    else text += typeof value === 'number' ? value : JSON.stringify(value ?? '');
  }
  return `${text}}`;
}

const FLAGS = ['SigIsTopaz', 'isSigned', 'isSignedPractice'];
const PLAN_STATUS = ['Saved', 'Active', 'Inactive'];
