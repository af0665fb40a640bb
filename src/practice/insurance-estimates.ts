import type { Handle } from '../db/practice.ts';
import type { Row } from '../db/schema/tables.ts';
import { ClaimProcStatus, InsPlanPrefFKeyType, NoBillInsOverride, PlanType } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { exact } from '../domain/money.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { quantityOf } from './discount-plan.ts';
import { type FeeBook, loadFees, lookUpFee } from './fees.ts';

/** What insurance does to one line of a treatment plan, in dollars (`treatment-plans.md` 3.8). */
export interface LineEstimate {
  /** Undefined for a patient without insurance: only then a discount plan shows its amount in this place. */
  readonly primary: number | undefined;
  readonly secondary: number;
  /** Write-offs of all plans, third and further ones too. */
  readonly writeOff: number;
  /** What primary allows for the line: -1 when the line is not billed, 0 when nothing is on file. */
  readonly allowed: number;
  /** Shown in the description; 0 shows nothing. */
  readonly primaryDeductible: number;
  readonly secondaryDeductible: number;
  /** Remarks of the estimates, blank ones left out. */
  readonly notes: readonly string[];
}

export type EstimatedProcedure = Pick<
  Row<'procedurelog'>,
  'ProcNum' | 'CodeNum' | 'ProcFee' | 'UnitQty' | 'BaseUnits' | 'ProvNum' | 'ClinicNum'
>;

type Estimate = Pick<
  Row<'claimproc'>,
  | 'ProcNum'
  | 'PlanNum'
  | 'InsSubNum'
  | 'Status'
  | 'NoBillIns'
  | 'AllowedOverride'
  | 'DedEst'
  | 'DedEstOverride'
  | 'InsEstTotal'
  | 'InsEstTotalOverride'
  | 'WriteOffEst'
  | 'WriteOffEstOverride'
  | 'EstimateNote'
>;

/** -1 is how an override or an estimate is left blank. */
const BLANK = -1;
const ifSet = (value: number, otherwise: number) => (value === BLANK ? otherwise : value);

/**
 * What insurance is estimated to pay, allow and write off for each procedure, from the estimate rows as they are
 * stored; overrides win over what was calculated. A fixed number of queries.
 */
export async function estimatedAmounts(
  handle: Handle,
  patNum: Key,
  procedures: readonly EstimatedProcedure[],
): Promise<Map<Key, LineEstimate>> {
  const [primary, secondary] = await coverageOf(handle, patNum);
  const byProcedure = Map.groupBy(await estimatesOf(handle, procedures), (estimate) => estimate.ProcNum);
  const isNotBilled = await notBilledCodes(handle, primary, procedures);
  const unitAllowed = await allowedFees(handle, primary, procedures);
  return new Map(
    procedures.map((procedure) => {
      const estimates = byProcedure.get(procedure.ProcNum) ?? [];
      const first = estimateOf(estimates, primary);
      const second = estimateOf(estimates, secondary);
      const line: LineEstimate = {
        primary: primary && (first ? primaryAmount(first) : 0),
        secondary: second ? ifSet(second.InsEstTotalOverride, second.InsEstTotal) : 0,
        writeOff: estimates.reduce((sum, estimate) => exact(sum + writeOffOf(estimate)), 0),
        allowed: primary ? allowedOf(procedure, first, isNotBilled(procedure.CodeNum), unitAllowed(procedure)) : 0,
        primaryDeductible: shownDeductible(first),
        secondaryDeductible: shownDeductible(second),
        notes: estimates.map((estimate) => estimate.EstimateNote).filter((note) => note.trim() !== ''),
      };
      return [procedure.ProcNum, line];
    }),
  );
}

async function estimatesOf(handle: Handle, procedures: readonly EstimatedProcedure[]): Promise<Estimate[]> {
  if (procedures.length === 0) return [];
  return handle.db
    .selectFrom('claimproc')
    .select(['ProcNum', 'PlanNum', 'InsSubNum', 'Status', 'NoBillIns', 'AllowedOverride', 'DedEst', 'DedEstOverride'])
    .select(['InsEstTotal', 'InsEstTotalOverride', 'WriteOffEst', 'WriteOffEstOverride', 'EstimateNote'])
    .where(
      'ProcNum',
      'in',
      procedures.map((procedure) => procedure.ProcNum),
    )
    .where('Status', 'in', [ClaimProcStatus.Estimate, ClaimProcStatus.CapEstimate])
    .orderBy('ClaimProcNum')
    .execute();
}

function estimateOf(estimates: readonly Estimate[], coverage: Coverage | undefined): Estimate | undefined {
  return estimates.find(
    ({ PlanNum, InsSubNum }) => PlanNum === coverage?.plan.PlanNum && InsSubNum === coverage.patPlan.InsSubNum,
  );
}

/** A frequency limitation leaves only what the office entered by hand. */
function primaryAmount({ EstimateNote, InsEstTotal, InsEstTotalOverride }: Estimate): number {
  return ifSet(InsEstTotalOverride, EstimateNote.includes('Frequency Limitation') ? 0 : InsEstTotal);
}

function writeOffOf({ WriteOffEst, WriteOffEstOverride }: Estimate): number {
  return ifSet(WriteOffEstOverride, ifSet(WriteOffEst, 0));
}

function shownDeductible(estimate: Estimate | undefined): number {
  if (estimate?.Status !== ClaimProcStatus.Estimate) return 0;
  return Math.max(0, ifSet(estimate.DedEstOverride, estimate.DedEst));
}

function allowedOf(
  procedure: EstimatedProcedure,
  estimate: Estimate | undefined,
  isNotBilled: boolean,
  unitAllowed: number | undefined,
): number {
  if (estimate ? estimate.NoBillIns : isNotBilled) return -1;
  if (!estimate) return 0;
  if (estimate.AllowedOverride !== BLANK) return estimate.AllowedOverride;
  if (unitAllowed === undefined) return 0;
  return exact(Math.min(unitAllowed, procedure.ProcFee) * quantityOf(procedure));
}

/** Codes the plan does not want billed: its own word counts before the code's. */
async function notBilledCodes(
  handle: Handle,
  primary: Coverage | undefined,
  procedures: readonly EstimatedProcedure[],
): Promise<(codeNum: Key) => boolean> {
  if (!primary || procedures.length === 0) return () => false;
  const codeNums = [...new Set(procedures.map((procedure) => procedure.CodeNum))];
  const codes = await handle.db
    .selectFrom('procedurecode')
    .select(['CodeNum', 'NoBillIns'])
    .where('CodeNum', 'in', codeNums)
    .execute();
  const overrides = await handle.db
    .selectFrom('insplanpreference')
    .select(['FKey', 'ValueString'])
    .where('PlanNum', '=', primary.plan.PlanNum)
    .where('FKeyType', '=', InsPlanPrefFKeyType.ProcCodeNoBillIns)
    .where('FKey', 'in', codeNums)
    .execute();
  const notBilled = new Map(codes.map((code) => [code.CodeNum, code.NoBillIns === 1]));
  for (const { FKey, ValueString } of overrides) {
    notBilled.set(FKey, ValueString === NoBillInsOverride.DoNotUsuallyBillToIns);
  }
  return (codeNum) => notBilled.get(codeNum) ?? false;
}

/** The primary plan's allowed fee for one unit, undefined where none is on file (ALW-1, ALW-2 without downgrades). */
async function allowedFees(
  handle: Handle,
  primary: Coverage | undefined,
  procedures: readonly EstimatedProcedure[],
): Promise<(procedure: EstimatedProcedure) => number | undefined> {
  if (!primary) return () => undefined;
  const { PlanType: type, FeeSched, AllowedFeeSched } = primary.plan;
  const schedule = type === PlanType.PpoPercentage || type === PlanType.FlatCopay ? FeeSched : AllowedFeeSched;
  const codeNums = procedures.map((procedure) => procedure.CodeNum);
  const book: FeeBook = await loadFees(handle, codeNums, [schedule]);
  return ({ CodeNum, ClinicNum, ProvNum }) => {
    const amount = lookUpFee(book, CodeNum, schedule, ClinicNum, ProvNum);
    return amount === BLANK ? undefined : amount;
  };
}
