import type { Handle, Transaction } from '../../db/practice.ts';
import { findRow, insertRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimProcStatus, CodeGroupFixed, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { type Call, created, ok, type Reply } from '../../http/operation.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/patients.ts';
import { preference, preferenceCodes } from '../../practice/preferences.ts';
import { practiceDefaultProvider } from '../../practice/providers.ts';
import { synchRecalls } from '../../practice/recalls.ts';
import { dateInput, keyInput, namedInput } from '../../wire/input.ts';
import { procedureJson } from './answer.ts';
import { auditNewProcedure } from './audit.ts';
import { defaultPlaceOfService } from './create.ts';
import { type HistoryCategory, historyCategories } from './history-categories.ts';
import { diagnosticCodes } from './rules.ts';

type None = Record<never, never>;

export const historyQuery = {
  PatNum: keyInput({ required: true, description: 'FK to patient.PatNum.' }),
  InsSubNum: keyInput({ required: true, description: 'FK to inssub.InsSubNum.' }),
};

const prefNames = Object.fromEntries(historyCategories.map(({ preference: name }) => [name, name]));

export const createHistoryInputs = {
  ...historyQuery,
  insHistPrefName: {
    ...namedInput(prefNames, { required: true, description: 'One of the ten categories; letter case counts.' }),
    // The one enum whose letter case counts (page).
    read: (sent: unknown, name: string) => {
      if (typeof sent !== 'string' || !Object.hasOwn(prefNames, sent)) throw badRequest(`${name} is invalid.`);
      return sent;
    },
  },
  ProcDate: dateInput({ required: true, description: 'Day the procedure was completed.' }),
};

export const historyLineSchema = {
  type: 'array',
  items: {
    type: 'object',
    title: 'InsuranceHistory',
    properties: {
      insHistPrefName: { type: 'string', enum: Object.keys(prefNames) },
      procDate: { type: 'string', description: 'A date, `No History` or `Not Set`.' },
      ProcNum: { type: 'integer', format: 'int64', description: '0 without a date.' },
    },
  },
} as const;

/** GET InsuranceHistory: ten lines, always in the same order (`procedures.md` 4, 25.2). */
export async function listInsuranceHistory(handle: Handle, call: Call<typeof historyQuery, None>): Promise<Reply> {
  const { PatNum, InsSubNum } = call.query;
  await requirePatient(handle, PatNum);
  await requireSubscription(handle, InsSubNum);
  const done = await countedProcedures(handle, PatNum, InsSubNum);
  const groups = await codesOfGroups(handle);
  const lines: string[] = [];
  for (const category of historyCategories) {
    const codes = await preferenceCodes(handle, category.preference);
    const latest =
      codes.length === 0 ? undefined : latestOf(done, category, [...codes, ...groupCodes(groups, category)]);
    const date = latest && (call.formats.date?.(latest.ProcDate) ?? latest.ProcDate);
    const text = codes.length === 0 ? 'Not Set' : (date ?? 'No History');
    lines.push(
      `{"insHistPrefName":"${category.preference}","procDate":${JSON.stringify(text)},"ProcNum":${latest?.ProcNum ?? 0}}`,
    );
  }
  return ok(`[${lines.join(',')}]`);
}

interface Counted {
  readonly ProcNum: Key;
  readonly ProcDate: string;
  readonly Surf: string | null;
  readonly ProcCode: string;
}

/** Procedures this subscription has a received or history line for, latest first; work merely estimated is no history. */
async function countedProcedures(handle: Handle, patNum: Key, insSubNum: Key): Promise<Counted[]> {
  const rows = await handle.db
    .selectFrom('claimproc')
    .innerJoin('procedurelog', 'procedurelog.ProcNum', 'claimproc.ProcNum')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .select(['procedurelog.ProcNum', 'procedurelog.ProcDate', 'procedurelog.Surf', 'procedurecode.ProcCode'])
    .where('procedurelog.PatNum', '=', patNum)
    .where('procedurelog.ProcStatus', 'in', [ProcStatus.EO, ProcStatus.C])
    .where('claimproc.InsSubNum', '=', insSubNum)
    .where('claimproc.Status', 'in', [ClaimProcStatus.InsHist, ClaimProcStatus.Received])
    .orderBy('procedurelog.ProcDate', 'desc')
    .orderBy('procedurelog.ProcNum', 'desc')
    .execute();
  return rows;
}

function latestOf(done: readonly Counted[], { quadrant }: HistoryCategory, codes: readonly string[]) {
  const latest = done.find((one) => codes.includes(one.ProcCode) && (one.Surf ?? '').includes(quadrant));
  return latest && latest.ProcDate >= '1880-01-01' ? latest : undefined;
}

/** Fixed group → its codes; read once for the ten lines. */
async function codesOfGroups(handle: Handle): Promise<Map<number, string[]>> {
  const groups = await handle.db.selectFrom('codegroup').select(['CodeGroupFixed', 'ProcCodes']).execute();
  return new Map(groups.map((group) => [group.CodeGroupFixed, group.ProcCodes.split(',').map((code) => code.trim())]));
}

function groupCodes(groups: ReadonlyMap<number, string[]>, { codeGroup }: HistoryCategory): string[] {
  return codeGroup === undefined ? [] : (groups.get(CodeGroupFixed[codeGroup]) ?? []);
}

async function requireSubscription(handle: Handle, insSubNum: Key): Promise<Row<'inssub'>> {
  const subscription = await findRow(handle, 'inssub', insSubNum);
  if (!subscription) throw notFound('InsSub');
  return subscription;
}

/** POST InsuranceHistory: an EO procedure and the claimproc that makes it count; always a new row (8, 25.3, 25.4). */
export async function createInsuranceHistory(
  tx: Transaction,
  call: Call<None, typeof createHistoryInputs>,
): Promise<Reply> {
  const { body, caller } = call;
  await tx.lockPatient(body.PatNum);
  const patient = await requirePatient(tx, body.PatNum);
  const subscription = await requireSubscription(tx, body.InsSubNum);
  refuseDeletedPatient(patient);
  if (!(await isOfPatient(tx, subscription, patient.PatNum))) {
    throw badRequest('InsSubNum is not associated with the patient.');
  }
  if (body.ProcDate < '1880-01-01' || body.ProcDate > '2100-12-31') throw badRequest('ProcDate is invalid.');
  const category = historyCategories.find(({ preference: name }) => name === body.insHistPrefName)!;
  const code = await firstCode(tx, category);
  const procedure = await insertRow(tx, 'procedurelog', await historyRow(tx, patient, code, category, body.ProcDate));
  await insertRow(tx, 'claimproc', {
    ProcNum: procedure.ProcNum,
    PatNum: patient.PatNum,
    ProvNum: procedure.ProvNum,
    ClinicNum: procedure.ClinicNum,
    ProcDate: body.ProcDate,
    DateCP: body.ProcDate,
    PlanNum: subscription.PlanNum,
    InsSubNum: subscription.InsSubNum,
    Status: ClaimProcStatus.InsHist,
    SecDateEntry: tx.today,
  });
  await synchRecalls(tx, patient.PatNum, patient.PatStatus, caller.developerName);
  await auditNewProcedure(tx, procedure, code, caller.developerName);
  return created(await procedureJson(tx, call, procedure.ProcNum), `/procedurelogs/${procedure.ProcNum}`);
}

async function isOfPatient(tx: Transaction, subscription: Row<'inssub'>, patNum: Key): Promise<boolean> {
  if (subscription.Subscriber === patNum) return true;
  const link = await tx.db
    .selectFrom('patplan')
    .select('PatPlanNum')
    .where('PatNum', '=', patNum)
    .where('InsSubNum', '=', subscription.InsSubNum)
    .executeTakeFirst();
  return link !== undefined;
}

/** The first of the category's codes, in alphanumeric order, that the office has. */
async function firstCode(tx: Transaction, category: HistoryCategory): Promise<Row<'procedurecode'>> {
  const wanted = await preferenceCodes(tx, category.preference);
  const known =
    wanted.length === 0
      ? []
      : await tx.db.selectFrom('procedurecode').selectAll().where('ProcCode', 'in', wanted).execute();
  const [first] = known.toSorted((one, other) => (one.ProcCode < other.ProcCode ? -1 : 1));
  if (!first) throw badRequest(`${category.preference} has no valid procedure code.`);
  return first;
}

async function historyRow(
  tx: Transaction,
  patient: Row<'patient'>,
  code: Row<'procedurecode'>,
  { quadrant }: HistoryCategory,
  procDate: string,
): Promise<Partial<Row<'procedurelog'>>> {
  return {
    PatNum: patient.PatNum,
    CodeNum: code.CodeNum,
    ProcStatus: ProcStatus.EO,
    ProcDate: procDate,
    DateTP: procDate,
    DateEntryC: tx.today,
    SecDateEntry: tx.now,
    ProvNum: patient.PriProv || patient.SecProv || (await practiceDefaultProvider(tx)),
    ClinicNum: patient.ClinicNum,
    SiteNum: patient.SiteNum,
    PlaceService: await defaultPlaceOfService(tx, patient.ClinicNum),
    Surf: quadrant,
    UnitQty: 1,
    BaseUnits: code.BaseUnits,
    RevCode: code.RevenueCodeDefault ?? '',
    ...diagnosticCodes(code, await preference(tx, 'ICD9DefaultForNewProcs')),
    IcdVersion: Number(await preference(tx, 'DxIcdVersion')) || 9,
  };
}
