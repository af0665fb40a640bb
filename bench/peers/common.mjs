// What the peers share: the tables they map, the fields they answer, and how they tell the bench where they listen. Each of
// them is what its authors' guides show: models, relations, no keys, no checks, no rules.
import { readFileSync } from 'node:fs';

const [, , database, shapeFile] = process.argv;

/** The practice's database: a file's path, or the parts of a `mysql://` address. */
export const address = database.includes('://') ? partsOf(new URL(database)) : { file: database };

/**
 * `tables`: the columns of each table that the answers show, with their kinds; `keys`: their primary keys; `relations` of a
 * procedure: property → [table, the procedure's column]. By the project's own definitions.
 */
export const { tables, keys, relations } = JSON.parse(readFileSync(shapeFile, 'utf8'));

const STATUS = ['', 'TP', 'C', 'EC', 'EO', 'R', 'D', 'Cn', 'TPi'];
const PLAN_STATUS = ['Saved', 'Active', 'Inactive'];
const flag = (value) => (value ? 'true' : 'false');

/** A procedure with its relations, as the published page shows it. */
export function procedureAnswer(row) {
  const { code, provider, priorityDef, dxDef, ...own } = row;
  return {
    ...own,
    ProcFee: own.ProcFee.toFixed(2),
    priority: priorityDef?.ItemName ?? '',
    ProcStatus: STATUS[own.ProcStatus],
    provAbbr: provider?.Abbr ?? '',
    dxName: dxDef?.ItemName ?? '',
    PlaceService: 'Office',
    procCode: code?.ProcCode ?? '',
    descript: code?.Descript ?? '',
    HideGraphics: flag(own.HideGraphics),
    IsLocked: flag(own.IsLocked),
    IsDateProsthEst: flag(own.IsDateProsthEst),
    serverDateTime: now(),
  };
}

/** A treatment plan, as the published page shows it. */
export function planAnswer({ Signature, SignaturePractice, ...own }) {
  return {
    ...own,
    SigIsTopaz: flag(own.SigIsTopaz),
    TPStatus: PLAN_STATUS[own.TPStatus],
    TPType: own.TPType ? 'Discount' : 'Insurance',
    isSigned: flag(Signature),
    isSignedPractice: flag(SignaturePractice),
  };
}

/** The row that a POST of a planned procedure makes. */
export function newProcedure({ PatNum, ProcDate, ProcFee, CodeNum, Priority, Dx }) {
  const today = now().slice(0, 10);
  const filled = { PatNum, ProcDate, ProcFee: Number(ProcFee), CodeNum, Priority, Dx, ProcStatus: 1, ProvNum: 1 };
  return { ...filled, UnitQty: 1, DateTP: today, DateEntryC: today, SecDateEntry: now(), DateTStamp: now() };
}

export const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ');

/** Tells the bench the port, and what the process uses whenever it asks. */
export function ready(port) {
  console.log(JSON.stringify({ port }));
  process.on('message', (message) => {
    if (message !== 'usage') return;
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system, memory: process.memoryUsage.rss() });
  });
  process.on('SIGTERM', () => process.exit(0));
}

function partsOf({ hostname, port, username, password, pathname }) {
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}
