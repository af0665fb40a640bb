import { idColumn, type TableName, tables } from '../../src/db/schema/tables.ts';
import { BASE_PATH } from '../../src/http/api.ts';
import type { Operation } from '../../src/http/operation.ts';
import type { Input, Inputs } from '../../src/wire/input.ts';

/** A request that an operation understands, for one field at a time to spoil. */
interface GoodRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly isRefused: boolean;
}

/** What cannot be guessed from an operation's inputs. */
interface Known {
  /** The number in the URL. */
  readonly row?: number | string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  /** Why the demo practice has nothing that this could do; how it is answered is tested beside its resource. */
  readonly refused?: string;
}

/**
 * Requests for the demo practice that need more than their required fields filled. Everything else is guessed: a field
 * that is named like a table's key gets the first key of that table, an enum its first name, a text an `x`.
 */
const known: Readonly<Record<string, Known>> = {
  'POST /adjustments': { body: { AdjType: 103, AdjAmt: '-1' } },
  'POST /allergies': { body: { defDescription: 'Penicillin' } },
  'GET /appointments/ASAP': { query: { ClinicNum: 1 } },
  'GET /appointments/SlotsWebSched': { query: { ClinicNum: 1 } },
  'GET /commlogs': { query: { PatNum: 1010 } },
  'POST /appointments/WebSched': {
    body: {
      PatNum: 1010,
      dateTimeStart: '2026-06-16 08:00:00',
      dateTimeEnd: '2026-06-16 08:30:00',
      ProvNum: 1,
      OpNum: 1,
      defNumApptType: 5102,
    },
  },
  'DELETE /appointmenttypes/{AppointmentTypeNum}': { row: 4 },
  'POST /appointments/Planned': { body: { AppointmentTypeNum: 1 } },
  'POST /appointments/SchedulePlanned': { body: { AptNum: 11704 } },
  'PUT /appointments/{AptNum}/Break': { row: 12211 },
  'POST /apptfields': { body: { FieldName: 'Insurance verified', apptFieldDefNum: 1, FieldValue: 'Yes' } },
  'PUT /apptfields/{ApptFieldNum}': { body: { FieldValue: 'Yes' } },
  'PUT /apptfields': { body: { FieldName: 'Insurance verified', FieldValue: 'Yes' } },
  'POST /asapcomms': { refused: 'No appointment of the demo practice waits for an earlier one.' },
  'POST /benefits': { body: { PlanNum: 401 } },
  'PUT /autonotecontrols/{AutoNoteControlNum}': { body: { ControlType: 'Text' } },
  'POST /claimpayments': { body: { claimNum: 11101 }, refused: 'The amount must be that of the claim.' },
  'POST /claimpayments/Batch': { body: { claimNums: [11101] } },
  'DELETE /claimpayments/{ClaimPaymentNum}': { refused: 'The row laid here has an EOB.' },
  'POST /claimprocs/Supplemental': { body: { ClaimProcNum: 71 } },
  'PUT /claimprocs/InsAdjust': { body: { insUsed: 1 } },
  'PUT /claimprocs/{ClaimProcNum}': { row: 35 },
  'PUT /claimtrackings/{ClaimTrackingNum}': { body: { TrackingDefNum: 3102 } },
  'POST /claims': { body: { PatNum: 1012, procNums: [101201] } },
  'DELETE /claims/{ClaimNum}': { row: 11303 },
  'PUT /claims/{ClaimNum}/Split': {
    refused: 'The claims of the demo practice have one procedure each, or are received.',
  },
  'POST /covspans': { body: { FromCode: 'D0100', ToCode: 'D0101' } },
  'POST /discountplans': { body: { DefNum: 102 } },
  'PUT /discountplansubs/{DiscountSubNum}': { body: { PatNum: 1120 } },
  'POST /diseases': { body: { diseaseDefName: 'Asthma' } },
  'POST /api/ext/v1/estimates': { body: { Procedures: [{ CodeNum: 120 }] } },
  'GET /discountplansubs': { query: { PatNum: 1120 } },
  'POST /discountplansubs': { body: { PatNum: 1052 } },
  'POST /queries': { body: { SqlCommand: 'SELECT 1' }, refused: 'No SFTP server is named here.' },
  'PUT /queries/ShortQuery': { body: { SqlCommand: 'SELECT 1' } },
  'POST /payplans/Dynamic': { body: { PatNum: 1012, procNums: [101202], adjNums: [] } },
  'PUT /payplans/{PayPlanNum}/Dynamic': { row: 2 },
  'POST /payplans': { refused: 'Withdrawn: the page names POST Dynamic instead.' },
  'GET /api/ext/v1/export/{resource}': { row: 'patients' },
  'POST /documents/SetByUrl': { body: { url: 'https://files.example.com/invented.pdf' } },
  'POST /documents/Thumbnails': { refused: 'No SFTP server is named here.' },
  'POST /documents/DownloadSftp': { refused: 'No SFTP server is named here.' },
  'POST /documents/UploadSftp': { refused: 'No SFTP server is named here.' },
  'POST /sheets/DownloadSftp': { refused: 'No SFTP server is named here.' },
  'POST /eobattaches/DownloadSftp': { refused: 'No SFTP server is named here.' },
  'POST /eobattaches/UploadSftp': { refused: 'No SFTP server is named here.' },
  'POST /userods': { body: { Password: 'invented-Passw0rd' } },
  'POST /guardians': { body: { PatNumChild: 1012, PatNumGuardian: 1010 } },
  'POST /fees': { body: { FeeSched: 52, CodeNum: 145 } },
  'POST /inssubs': { body: { Subscriber: 1010 } },
  'DELETE /inssubs/{InsSubNum}': { row: 11921 },
  'PUT /insverifies': { body: { FKey: 10101 } },
  'POST /medicationpats': { body: { medName: 'Ibuprofen' } },
  'DELETE /patfielddefs/{PatFieldDefNum}': { refused: 'The one field of the demo practice is in use.' },
  'POST /patfields': { body: { PatNum: 1052, FieldName: 'Likes to be called' } },
  'PUT /patfields': { body: { FieldName: 'Likes to be called', FieldValue: 'x' } },
  'POST /patplans': { body: { PatNum: 1052 } },
  'PUT /payments/{PayNum}/Partial': {
    body: { procNumsAndAmounts: [{ ProcNum: 113003, Amount: 1 }] },
    refused: 'No payment of the demo practice is unallocated.',
  },
  'POST /payplancharges': {
    body: { PayPlanNum: 2, Principal: 0, Interest: 1, FKey: 113013, LinkType: 'Procedure' },
  },
  'PUT /payplancharges/{PayPlanChargeNum}': { row: 3 },
  'DELETE /payplancharges/{PayPlanChargeNum}': { row: 3 },
  'POST /payplanlinks': { body: { PayPlanNum: 2, FKey: 113003 } },
  'POST /periomeasures': { body: { ToothValue: 1 } },
  'DELETE /periomeasures/{PerioMeasureNum}': { refused: 'The demo practice has measured depths, which stay.' },
  'POST /procedurecodes': { body: { ProcCat: 1101 } },
  'GET /procedurelogs/GroupNotes': { query: { PatNum: 1150 } },
  'POST /procedurelogs/GroupNote': { body: { PatNum: 1012, ProcNums: [101202, 101203] } },
  'PUT /procedurelogs/{ProcNum}/GroupNote': { row: 115003, body: { PatNum: 1150 } },
  'DELETE /procedurelogs/{ProcNum}/GroupNote': { row: 115003 },
  'POST /recalls': { body: { RecallTypeNum: 4 } },
  'PUT /recalls/Status': { body: { recallType: 'Cleaning' } },
  'PUT /sheetfields/{SheetFieldNum}': {
    body: { FieldValue: 'x' },
    refused: 'The first field of a sheet of the demo practice is none that may be filled in.',
  },
  'POST /sheets': { body: { SheetDefNum: 3 } },
  'POST /subscriptions': {
    body: { EndPointUrl: 'http://127.0.0.1:9/events', PollingSeconds: 60, DateTimeStop: '2026-06-14 00:00:00' },
  },
  'PUT /subscriptions/{SubscriptionNum}': { row: 1 },
  'DELETE /subscriptions/{SubscriptionNum}': { row: 1 },
  'POST /substitutionlinks': { body: { SubstitutionCode: 'D0140' } },
  'POST /toothinitials': { body: { ToothNum: '4' } },
  'POST /treatplanattaches': { body: { TreatPlanNum: 11402, ProcNum: 114001 } },
  'POST /api/ext/v1/treatplans/{TreatPlanNum}/handover': { row: 11202 },
  'DELETE /api/ext/v1/treatplans/{TreatPlanNum}/handover': { row: 11202 },
  'POST /api/ext/v1/present/signature': {
    body: { consent: { version: 'x', accepted: true } },
    refused: 'Its digest is that of the plan as shown.',
  },
  'GET /api/ext/v1/changes': { refused: 'Rows put back leave numbers that nobody may follow.' },
  'DELETE /treatplans/{TreatPlanNum}': { row: 11202 },
};

export const nameOf = ({ verb, base, path }: Operation) => `${verb} ${base ?? ''}${path}`;

/** The table that a name like `PatNum` is the key of. */
export const tableOfKey = new Map(
  (Object.keys(tables) as TableName[])
    // `PatNum` is the key of further tables, one row a patient.
    .toSorted((one, other) => Number(other === 'patient') - Number(one === 'patient'))
    .reverse()
    .map((table) => [idColumn(table), table]),
);

export type FirstKey = (table: TableName) => number | undefined;

/** Fills what an operation requires with values of the right form. */
export function goodRequest(operation: Operation, firstKey: FirstKey): GoodRequest {
  const { row, body, query, refused } = known[nameOf(operation)] ?? {};
  const id = (_: string, name: string) => String(row ?? keyNamed(name, firstKey) ?? 1);
  return {
    path: operation.path.replace(/\{(\w+)\}/, id),
    body: { ...needed(operation.body, operation, firstKey), ...body },
    query: { ...needed(operation.query, operation, firstKey), ...query },
    isRefused: refused !== undefined,
  };
}

/** The fields of a good request beside one that is spoilt, without those it excludes. */
export function without(
  body: GoodRequest['body'],
  { exclusivePairs = [] }: Operation,
  name: string,
): GoodRequest['body'] {
  const partners = exclusivePairs.filter((pair) => pair.includes(name)).flat();
  return Object.fromEntries(Object.entries(body).filter(([field]) => field === name || !partners.includes(field)));
}

/** The address of a request from the server's origin on. */
export function pathOf({ base }: Operation, { path, query }: Pick<GoodRequest, 'path' | 'query'>): string {
  const sent = Object.entries(query).filter(([, value]) => value !== undefined) as [string, string][];
  return `${base ?? BASE_PATH}${path}${sent.length > 0 ? `?${new URLSearchParams(sent)}` : ''}`;
}

/** Each field as JSON text. */
export const jsonOf = (body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, JSON.stringify(value)]));

/** The text of an object whose values are JSON texts; one that is undefined is left out. */
export function textOf(members: Readonly<Record<string, string | undefined>>): string {
  const sent = Object.entries(members).filter(([, json]) => json !== undefined);
  return `{${sent.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

const keyNamed = (name: string, firstKey: FirstKey) => {
  const table = tableOfKey.get(name);
  return table && firstKey(table);
};

function needed(inputs: Inputs = {}, { requireOneOf = [] }: Operation, firstKey: FirstKey): Record<string, unknown> {
  const oneOfEach = requireOneOf.map(([first]) => first);
  const names = Object.keys(inputs).filter((name) => inputs[name]!.required || oneOfEach.includes(name));
  return Object.fromEntries(names.map((name) => [name, goodValue(name, inputs[name]!, firstKey)]));
}

/** A value of the right form, whatever the rules say of it. */
export function goodValue(name: string, { kind, schema }: Input, firstKey: FirstKey): unknown {
  switch (kind) {
    case 'key':
    case 'count':
      return keyNamed(name, firstKey) ?? schema.minimum ?? 1;
    case 'keys':
      return [keyNamed(name.replace(/s$/, ''), firstKey) ?? 1];
    case 'money':
      return 1;
    case 'text':
      return 'x';
    case 'date':
      return '2026-06-15';
    case 'dateTime':
      return '2026-06-15 08:00:00';
    case 'time':
      return '08:00:00';
    case 'flag':
      return 'true';
    case 'name':
      return (schema.enum as string[])[0];
    case 'objects':
      return [{}];
    case 'file':
      return 'aW52ZW50ZWQ=';
  }
}
