import type { Transaction } from '../../../db/handle.ts';
import { hasRow, insertRow, requireRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { compare } from '../../../domain/compare.ts';
import { ClaimProcStatus, ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest, invalid } from '../../../domain/refusal.ts';
import { synchRecalls } from '../../../practice/chart/recalls.ts';
import { refuseDeletedPatient, requirePatient } from '../../../practice/office/patients.ts';
import { preference, preferenceCodes } from '../../../practice/office/preferences.ts';
import { practiceDefaultProvider } from '../../../practice/office/providers.ts';
import { auditNewProcedure } from '../../../practice/procedures/audit.ts';
import { defaultPlaceOfService } from '../../../practice/procedures/place-of-service.ts';
import { diagnosticCodes } from '../../../practice/procedures/rules.ts';
import type { ValuesOf } from '../../../wire/input.ts';
import { type HistoryCategory, historyCategories } from './categories.ts';
import type { createHistoryInputs } from './inputs.ts';

/** POST InsuranceHistory: always makes a new EO procedure and the claimproc that makes it count (8, 25.3, 25.4). */
export async function createInsuranceHistory(
  tx: Transaction,
  body: ValuesOf<typeof createHistoryInputs>,
): Promise<Row<'procedurelog'>> {
  const patient = await requirePatient(tx, body.PatNum);
  const subscription = await requireRow(tx, 'inssub', body.InsSubNum, 'InsSub');
  refuseDeletedPatient(patient);
  if (!(await isOfPatient(tx, subscription, patient.PatNum))) {
    throw badRequest('InsSubNum is not associated with the patient.');
  }
  if (body.ProcDate < '1880-01-01' || body.ProcDate > '2100-12-31') throw invalid('ProcDate');
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
  await synchRecalls(tx, patient.PatNum, patient.PatStatus);
  await auditNewProcedure(tx, procedure, code);
  return procedure;
}

async function isOfPatient(tx: Transaction, subscription: Row<'inssub'>, patNum: Key): Promise<boolean> {
  if (subscription.Subscriber === patNum) return true;
  return hasRow(tx, 'patplan', { PatNum: patNum, InsSubNum: subscription.InsSubNum });
}

/** The first of the category's codes, in alphanumeric order, that the office has. */
async function firstCode(tx: Transaction, category: HistoryCategory): Promise<Row<'procedurecode'>> {
  const wanted = await preferenceCodes(tx, category.preference);
  const known =
    wanted.length === 0
      ? []
      : await tx.db.selectFrom('procedurecode').selectAll().where('ProcCode', 'in', wanted).execute();
  const [first] = known.toSorted((one, other) => compare(one.ProcCode, other.ProcCode));
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
