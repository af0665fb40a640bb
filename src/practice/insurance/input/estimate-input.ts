import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { MIN_DATE } from '../../../domain/calendar.ts';
import type { Key } from '../../../domain/key.ts';
import type { DiscountPlanInput, EstimateInput } from '../../../estimates/facts/input.ts';
import {
  DEFAULT_PREFERENCES,
  type EstimatePreferences,
  preferencesFrom,
} from '../../../estimates/facts/preferences.ts';
import type { ClaimProcRow, OrthoCaseRow, PatientRow, ProcedureRow } from '../../../estimates/facts/table-rows.ts';
import { orthoCasesOf } from '../../chart/ortho.ts';
import { chartPatient } from '../../office/patients.ts';
import { preference } from '../../office/preferences.ts';
import { officeProviders, practiceDefaultProvider } from '../../office/providers.ts';
import { discountPlanInput } from '../coverage/discount-plan.ts';
import { blueBookInput, planInBlueBook } from './blue-book.ts';
import { feeProviders } from './fee-provider.ts';
import { codesToEstimate, feesToEstimate } from './fees.ts';
import { benefitHistory, claimProcsToEstimate } from './history.ts';
import { type PlanInput, planInput } from './plans.ts';

export interface EstimateQuestion {
  readonly patNum: Key;
  /** In the order in which they use up the benefits. Those not stored yet have negative numbers. */
  readonly procedures: readonly ProcedureRow[];
  /** The rows they have now, where those are known. */
  readonly claimProcs?: readonly ClaimProcRow[] | undefined;
  /** The orthodontic cases that they belong to, where those are known. */
  readonly orthoCases?: readonly OrthoCaseRow[] | undefined;
  /** The date the estimate is made for (TPL-6); today unless said otherwise. */
  readonly asOf?: string | undefined;
  /** Saving one procedure looks at neither history nor discount plan (EST-2). */
  readonly isAlone?: boolean;
}

/**
 * Everything the estimates of one patient depend on (`insurance-estimates.md` 2.23). The number of queries is the same
 * for one procedure and for a thousand: at most 20, fewer without insurance or discount plan.
 */
export async function estimateInput(handle: Handle, question: EstimateQuestion): Promise<EstimateInput> {
  const { patNum, isAlone = false, asOf = handle.today } = question;
  const stored = question.procedures.map(({ ProcNum }) => ProcNum).filter((procNum) => procNum > 0);
  const current = planInput(handle, patNum);
  // Sent together: to a database server they are one exchange.
  const [claimProcs, discountPlan, office, dentists, orthoCases, currentPlans, currentHistory] = await Promise.all([
    question.claimProcs ?? claimProcsToEstimate(handle, stored),
    isAlone ? undefined : discountPlanInput(handle, patNum, stored),
    officeInput(handle, patNum),
    feeProviders(handle, stored),
    question.orthoCases ?? orthoCasesOf(handle, stored),
    current,
    isAlone ? [] : current.then((plans) => benefitHistory(handle, patNum, plans)),
  ]);
  const procedures = question.procedures.map((procedure) => {
    const FeeProvNum = dentists.get(procedure.ProcNum);
    return FeeProvNum === undefined ? procedure : { ...procedure, FeeProvNum };
  });
  const claimedSubs = [...new Set(claimProcs.filter(({ ClaimNum }) => ClaimNum !== 0).map((row) => row.InsSubNum))];
  const areCurrent = claimedSubs.every((insSubNum) => currentPlans.insSubs.some((sub) => sub.InsSubNum === insSubNum));
  const plans = areCurrent ? currentPlans : await planInput(handle, patNum, claimedSubs);
  const history = areCurrent || isAlone ? currentHistory : await benefitHistory(handle, patNum, plans);
  const procedureCodes = await codesToEstimate(
    handle,
    [...procedures, ...plans.benefits, ...history, ...(discountPlan?.completed ?? [])].map(({ CodeNum }) => CodeNum),
    plans.substitutionLinks,
  );
  const priced = new Set(procedures.map(({ CodeNum }) => CodeNum));
  const substitutes = new Set(
    [...procedureCodes, ...plans.substitutionLinks].map(({ SubstitutionCode }) => SubstitutionCode),
  );
  for (const { CodeNum, ProcCode } of procedureCodes) if (substitutes.has(ProcCode)) priced.add(CodeNum);
  const inBlueBook = await planInBlueBook(handle, patNum);
  const schedules = schedulesOf(office, plans, procedures, discountPlan);
  const fees = await feesToEstimate(handle, [...schedules, inBlueBook?.ManualFeeSchedNum ?? 0], [...priced]);
  return {
    today: handle.today,
    asOf,
    ...office,
    ...plans,
    ...fees,
    procedureCodes,
    procedures,
    claimProcs,
    history,
    discountPlan,
    blueBook: inBlueBook && (await blueBookInput(handle, inBlueBook, [...priced])),
    orthoCases,
  };
}

type OfficeInput = Pick<EstimateInput, 'patient' | 'providers' | 'preferences'>;

async function officeInput(handle: Handle, patNum: Key): Promise<OfficeInput> {
  const [patient, providers, preferences] = await Promise.all([
    patientToEstimate(handle, patNum),
    officeProviders(handle),
    estimatePreferences(handle),
  ]);
  return { patient, providers, preferences };
}

async function patientToEstimate(handle: Handle, patNum: Key): Promise<PatientRow> {
  const { Birthdate, PriProv, FeeSched } = (await chartPatient(handle, patNum)) ?? NO_PATIENT;
  return { PatNum: patNum, Birthdate, PriProv, FeeSched };
}

const NO_PATIENT = { Birthdate: MIN_DATE, PriProv: 0, FeeSched: 0 };

const estimatePreferences = (handle: Handle): Promise<EstimatePreferences> =>
  handle.fact('preferences of estimates', async () => {
    const names = Object.keys(DEFAULT_PREFERENCES) as (keyof typeof DEFAULT_PREFERENCES)[];
    const stored = await Promise.all(names.map(async (name) => [name, await preference(handle, name)] as const));
    // Without a default of the practice it is the first visible provider, not the first of all.
    const PracticeDefaultProv = await practiceDefaultProvider(handle);
    return { ...preferencesFrom(Object.fromEntries(stored)), PracticeDefaultProv };
  });

/** Every fee schedule in which some rule may look up a fee. */
function schedulesOf(
  { patient, providers, preferences }: OfficeInput,
  { insPlans }: PlanInput,
  procedures: readonly ProcedureRow[],
  discountPlan: DiscountPlanInput | undefined,
): Key[] {
  const asked = new Set([
    patient.PriProv,
    preferences.PracticeDefaultProv,
    ...procedures.map(({ FeeProvNum }) => FeeProvNum),
  ]);
  return [
    patient.FeeSched,
    ...insPlans.flatMap(({ FeeSched, AllowedFeeSched, CopayFeeSched }) => [FeeSched, AllowedFeeSched, CopayFeeSched]),
    ...providers.filter(({ ProvNum }) => asked.has(ProvNum)).map(({ FeeSched }) => FeeSched),
    ...(discountPlan ? [discountPlan.FeeSchedNum] : []),
  ];
}

/**
 * A procedure in the form that the engine takes, from its row or, if it is not stored, from the columns that are known.
 */
export function procedureToEstimate(known: Partial<Row<'procedurelog'>>): ProcedureRow {
  return {
    ProcNum: known.ProcNum ?? 0,
    PatNum: known.PatNum ?? 0,
    CodeNum: known.CodeNum ?? 0,
    ProcFee: known.ProcFee ?? 0,
    UnitQty: known.UnitQty ?? 1,
    BaseUnits: known.BaseUnits ?? 0,
    ProcDate: known.ProcDate ?? MIN_DATE,
    DateComplete: known.DateComplete ?? MIN_DATE,
    ProcStatus: known.ProcStatus ?? 0,
    ToothNum: known.ToothNum ?? '',
    Surf: known.Surf ?? '',
    ToothRange: known.ToothRange ?? '',
    ProvNum: known.ProvNum ?? 0,
    FeeProvNum: known.ProvNum ?? 0,
    ClinicNum: known.ClinicNum ?? 0,
    Discount: known.Discount ?? 0,
    TaxAmt: known.TaxAmt ?? 0,
  };
}
