import { expect } from 'vitest';
import type { Row } from '../../src/db/schema/tables.ts';
import { ClaimProcStatus, DefCat, ProcStatus } from '../../src/domain/enums.ts';
import type {
  CaseFile,
  CaseProcedure,
  CaseSetup,
  EstimateCase,
  Expectation,
} from '../../src/estimates/cases/case-file.ts';
import { readCase } from '../../src/estimates/cases/read-case.ts';
import type { TestPractice } from '../support/test-practice.ts';

/** A clinic and a provider no case names: moving a procedure there and back makes the server work it out again. */
const ELSEWHERE = 9;
const PRIORITIES = 10;
const FIRST_PRIORITY = 500;
const DISCOUNT_ADJUSTMENT = 600;
const FIRST_CLAIM = 5000;
const SAMPLE_FREQUENCIES = { exam: ['DiscountPlanExamCodes', 'ExamFreqLimit'] } as const;

/** Lays a practice as a case tells it (`insurance-estimates.md` 1.23): everything but the procedures to estimate. */
export async function layCase(practice: TestPractice, setup: CaseSetup, asOf: string): Promise<void> {
  await practice.clear();
  practice.setNow(`${asOf} 09:00:00`);
  const input = readCase(setup, asOf);
  const nums = Array.from({ length: PRIORITIES }, (_, index) => index);
  await practice.lay(
    'definition',
    ...nums.map((ItemOrder) => ({ DefNum: FIRST_PRIORITY + ItemOrder, Category: DefCat.TxPriorities, ItemOrder })),
  );
  await layPreferences(practice, setup);
  const members = new Set([input.patient.PatNum, ...input.history.map(({ PatNum }) => PatNum)]);
  await practice.lay(
    'patient',
    ...[...members].map((PatNum) => (PatNum === input.patient.PatNum ? input.patient : { PatNum })),
  );
  await practice.lay('provider', ...input.providers, { ProvNum: ELSEWHERE, ItemOrder: 99 });
  await practice.lay('clinic', ...[3, 5, ELSEWHERE].map((ClinicNum) => ({ ClinicNum })));
  await practice.lay('feesched', ...input.feeScheds);
  await practice.lay('fee', ...input.fees);
  await practice.lay('procedurecode', ...input.procedureCodes);
  await practice.lay('covcat', ...input.covCats);
  await practice.lay('covspan', ...input.covSpans);
  await practice.lay('codegroup', ...input.codeGroups);
  await practice.lay('insplan', ...input.insPlans);
  await practice.lay('inssub', ...input.insSubs.map((sub) => ({ ...sub, Subscriber: 1 })));
  await practice.lay('patplan', ...input.patPlans.map((patPlan) => ({ ...patPlan, PatNum: 1 })));
  await practice.lay('benefit', ...input.benefits);
  await practice.lay('substitutionlink', ...input.substitutionLinks);
  await practice.lay('insplanpreference', ...input.insPlanPreferences);
  await layHistory(practice, input.history);
  if (input.discountPlan) await layDiscountPlan(practice, setup, input.discountPlan);
}

async function layPreferences(practice: TestPractice, { prefs = {}, discountPlan }: CaseSetup): Promise<void> {
  const named = Object.entries(prefs).map(([PrefName, value]) => [PrefName, String(Number(value))]);
  const frequencies = Object.entries(SAMPLE_FREQUENCIES).map(([category, [PrefName]]) => [
    PrefName,
    (discountPlan?.categoryCodes?.[category] ?? []).join(),
  ]);
  const all = [...named, ...frequencies, ['ProcFeeUpdatePrompt', '1']];
  await practice.lay('preference', ...all.map(([PrefName, ValueString]) => ({ PrefName, ValueString }) as never));
}

async function layHistory(practice: TestPractice, history: ReturnType<typeof readCase>['history']): Promise<void> {
  const procedures = new Map(history.filter(({ ProcNum }) => ProcNum !== 0).map((row) => [row.ProcNum, row]));
  await practice.lay(
    'procedurelog',
    ...[...procedures.values()].map(({ ProcNum, PatNum, CodeNum, ProcDate, ToothNum, Surf, ToothRange, Status }) => ({
      ...{ ProcNum, PatNum, CodeNum, ProcDate, ToothNum, Surf, ToothRange, UnitQty: 1 },
      ProcStatus: Status === ClaimProcStatus.InsHist ? ProcStatus.EO : ProcStatus.C,
    })),
  );
  await practice.lay(
    'claimproc',
    ...history.map(({ CodeNum: _code, ToothNum: _tooth, Surf: _surf, ToothRange: _range, ...row }) => ({
      ...row,
      PlanNum: row.InsSubNum,
    })),
  );
}

async function layDiscountPlan(
  practice: TestPractice,
  setup: CaseSetup,
  plan: NonNullable<ReturnType<typeof readCase>['discountPlan']>,
): Promise<void> {
  const { FeeSchedNum, AnnualMax, DateEffective, DateTerm } = plan;
  const unlimited = { ExamFreqLimit: -1, XrayFreqLimit: -1, ProphyFreqLimit: -1, FluorideFreqLimit: -1 };
  const limits = Object.entries(SAMPLE_FREQUENCIES).map(([category, [, column]]) => [
    column,
    setup.discountPlan?.freqLimits?.[category] ?? -1,
  ]);
  await practice.lay('discountplan', {
    ...{ DiscountPlanNum: 1, FeeSchedNum, AnnualMax, DefNum: DISCOUNT_ADJUSTMENT },
    ...{ ...unlimited, PerioFreqLimit: -1, LimitedExamFreqLimit: -1, PAFreqLimit: -1 },
    ...Object.fromEntries(limits),
  });
  await practice.lay('discountplansub', { PatNum: 1, DiscountPlanNum: 1, DateEffective, DateTerm });
  const done = { PatNum: 1, ProcStatus: ProcStatus.C, UnitQty: 1 };
  await practice.lay('procedurelog', ...plan.completed.map((procedure) => ({ ...done, ...procedure })));
  const given = { PatNum: 1, AdjType: DISCOUNT_ADJUSTMENT };
  await practice.lay('adjustment', ...plan.adjustments.map((adjustment) => ({ ...given, ...adjustment })));
}

/**
 * Enters a case's procedures over HTTP, so that the server prices and estimates them, and then lays what only the
 * office's own program can say: units, places of codes without an area, entered overrides. Answers ProcNum by key.
 */
export async function enterProcedures(
  practice: TestPractice,
  { mode, setup }: EstimateCase,
  asOf: string,
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const given of setup.procedures ?? []) {
    const { status, body } = await practice.post('/procedurelogs', {
      PatNum: 1,
      procCode: given.code,
      ProcStatus: given.status ?? 'TP',
      ProcDate: given.date ?? asOf,
      ProvNum: given.prov ?? 1,
      ClinicNum: given.clinic ?? 0,
      Priority: given.priority === undefined || given.priority === null ? 0 : FIRST_PRIORITY + given.priority,
      ...(given.fee === undefined || given.fee === null ? {} : { ProcFee: given.fee }),
      ...(given.discount === undefined ? {} : { Discount: given.discount }),
      ...{ ToothNum: given.tooth, Surf: given.surf, ToothRange: given.toothRange },
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    numbers.set(given.key, body.ProcNum);
    await layDetails(practice, given, body.ProcNum);
    if (mode === 'fee') await moveAndBack(practice, body.ProcNum, 'ProvNum', given.prov ?? 1);
    if (mode === 'single' && given.rows) await moveAndBack(practice, body.ProcNum, 'ClinicNum', given.clinic ?? 0);
  }
  return numbers;
}

async function layDetails(practice: TestPractice, given: CaseProcedure, ProcNum: number): Promise<void> {
  const { tooth: ToothNum = '', surf: Surf = '', toothRange: ToothRange = '', qty: UnitQty = 1 } = given;
  const dates = given.dateComplete ? { DateComplete: given.dateComplete } : {};
  await practice.change('procedurelog', { ProcNum }, { ToothNum, Surf, ToothRange, UnitQty, ...dates });
  for (const [ordinal, columns] of Object.entries(given.rows ?? {})) {
    const { Status, NoBillIns, ...amounts } = columns as Record<string, never>;
    const isClaim = Status === 'Received' || Status === 'NotReceived';
    await practice.change('claimproc', { ProcNum, InsSubNum: Number(ordinal) }, {
      ...amounts,
      ...(NoBillIns === undefined ? {} : { NoBillIns: Number(NoBillIns) }),
      ...(Status === undefined ? {} : { Status: ClaimProcStatus[Status] }),
      ...(isClaim ? { ClaimNum: FIRST_CLAIM + ProcNum } : {}),
    } as Partial<Row<'claimproc'>>);
  }
  const stale = Array.from({ length: given.staleEstimateRows ?? 0 }, (_, index) => ({
    ...{ ProcNum, PatNum: 1, Status: ClaimProcStatus.Estimate, PlanNum: 1000 + index, InsSubNum: 1000 + index },
  }));
  await practice.lay('claimproc', ...stale);
}

/** A change and its opposite: what the server works out at the end is for the procedure as the case has it. */
async function moveAndBack(
  practice: TestPractice,
  procNum: number,
  column: 'ProvNum' | 'ClinicNum',
  value: number,
): Promise<void> {
  for (const one of [ELSEWHERE, value]) {
    expect((await practice.put(`/procedurelogs/${procNum}`, { [column]: one })).status).toBe(200);
  }
}

/** The Active plan of the case's patient: 0 when nothing is planned. */
export async function activePlan(practice: TestPractice): Promise<number> {
  const { body } = await practice.get('/treatplans?PatNum=1&TPStatus=Active');
  return body[0]?.TreatPlanNum ?? 0;
}

/** The values a case expects, as the practice holds them now: of the saved rows, the procedures, the claimprocs. */
export async function heldValues(
  practice: TestPractice,
  numbers: ReadonlyMap<string, number>,
  savedRows: readonly Row<'proctp'>[],
): Promise<(expected: Expectation) => unknown> {
  const procedures = await practice.rows('procedurelog');
  const claimProcs = await practice.rows('claimproc');
  return ({ proc, ordinal, field }) => {
    const procNum = numbers.get(proc);
    const saved = savedRows.find(({ ProcNumOrig }) => ProcNumOrig === procNum);
    const procedure = procedures.find(({ ProcNum }) => ProcNum === procNum);
    const rows = claimProcs.filter(({ ProcNum }) => ProcNum === procNum);
    if (ordinal !== 0) return rowValue(rows, ordinal, field);
    if (field === 'order') return saved && saved.ItemOrder + 1;
    if (field === 'RowCount') return rows.length;
    if (field === 'DefaultFee' || field === 'ProcFee') return procedure?.ProcFee;
    if (field === 'DiscountPlanAmt') return procedure?.DiscountPlanAmt;
    return saved?.[field as keyof Row<'proctp'>];
  };
}

function rowValue(rows: readonly Row<'claimproc'>[], ordinal: number, field: string): unknown {
  const row = rows.find(({ InsSubNum, Status }) => InsSubNum === ordinal && Status !== ClaimProcStatus.Preauth);
  if (!row) return undefined;
  if (field === 'Status') return Object.entries(ClaimProcStatus).find(([, status]) => status === row.Status)?.[0];
  const value = row[field as keyof Row<'claimproc'>];
  return field === 'NoBillIns' ? value === 1 : value;
}

/** Money to within half a cent, everything else exactly (1.22). */
export function isMet(expected: unknown, got: unknown): boolean {
  if (typeof expected !== 'number' || typeof got !== 'number') return expected === got;
  return Math.abs(expected - got) < 0.005 + 1e-9;
}

export type { CaseFile };
