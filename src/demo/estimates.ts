import type { Row } from '../db/schema/tables.ts';
import { MIN_DATE } from '../domain/calendar.ts';
import { ProcStatus } from '../domain/enums.ts';
import { readCoverages } from '../estimates/coverage/coverage.ts';
import { type PreparedInput, prepare } from '../estimates/coverage/prepare.ts';
import type { EstimateInput } from '../estimates/facts/input.ts';
import { preferencesFrom } from '../estimates/facts/preferences.ts';
import type { Book } from './book.ts';
import { DEMO_TODAY } from './demo-date.ts';

type Procedure = Row<'procedurelog'>;

/** What the estimate engine needs to know of a patient, from the rows written down so far. */
export type Estimates = (patient: Row<'patient'>, today: string, procedures: readonly Procedure[]) => PreparedInput;

/**
 * Opens the estimate engine over a book whose office, fees and insurance are complete. The invented amounts are thus the
 * ones the server would have stored.
 */
export function openEstimates(book: Book): Estimates {
  const office = prepare({
    preferences: preferencesFrom(
      Object.fromEntries(book.rows('preference').map((row) => [row.PrefName, row.ValueString])),
    ),
    insSubs: book.rows('inssub'),
    insPlans: book.rows('insplan'),
    benefits: book.rows('benefit'),
    substitutionLinks: book.rows('substitutionlink'),
    insPlanPreferences: book.rows('insplanpreference'),
    covCats: book.rows('covcat'),
    covSpans: book.rows('covspan'),
    codeGroups: book.rows('codegroup'),
    procedureCodes: book.rows('procedurecode'),
    feeScheds: book.rows('feesched'),
    fees: book.rows('fee'),
    providers: book.rows('provider'),
    ...nobody,
    // Texts that the schema lets be empty are never left so here.
  } as unknown as EstimateInput);

  return (patient, today, procedures) => {
    const procNums = new Set(procedures.map((row) => row.ProcNum));
    const patPlans = book.rows('patplan').filter((row) => row.PatNum === patient.PatNum);
    const claimProcs = book.rows('claimproc').filter((row) => procNums.has(row.ProcNum));
    const input = {
      ...office.input,
      today,
      asOf: today,
      patient,
      procedures,
      patPlans,
      claimProcs,
      history: historyOf(book, new Set(patPlans.map((row) => row.InsSubNum))),
      discountPlan: discountPlanOf(book, patient),
    } as unknown as EstimateInput;
    const rows = Map.groupBy(input.claimProcs, (row) => row.ProcNum);
    return { ...office, input, coverages: readCoverages(input, office.codes), claimProcs: rows };
  };
}

/** The part of the input that belongs to a patient, empty. */
const nobody = {
  today: DEMO_TODAY,
  asOf: DEMO_TODAY,
  patient: { PatNum: 0, Birthdate: MIN_DATE, PriProv: 0, FeeSched: 0 },
  patPlans: [],
  procedures: [],
  claimProcs: [],
  history: [],
};

function historyOf(book: Book, subscriptions: ReadonlySet<number | bigint>) {
  if (subscriptions.size === 0) return [];
  const procedures = new Map(book.rows('procedurelog').map((row) => [row.ProcNum, row]));
  return book
    .rows('claimproc')
    .filter((row) => subscriptions.has(row.InsSubNum))
    .map((row) => {
      const { CodeNum = 0, ToothNum = '', Surf = '', ToothRange = '' } = procedures.get(row.ProcNum) ?? {};
      return { ...row, CodeNum, ToothNum, Surf, ToothRange };
    });
}

const discountFrequencies = [
  ['DiscountPlanExamCodes', 'ExamFreqLimit'],
  ['DiscountPlanXrayCodes', 'XrayFreqLimit'],
  ['DiscountPlanProphyCodes', 'ProphyFreqLimit'],
  ['DiscountPlanFluorideCodes', 'FluorideFreqLimit'],
  ['DiscountPlanPerioCodes', 'PerioFreqLimit'],
  ['DiscountPlanLimitedCodes', 'LimitedExamFreqLimit'],
  ['DiscountPlanPACodes', 'PAFreqLimit'],
] as const;

function discountPlanOf(book: Book, { PatNum }: Row<'patient'>): EstimateInput['discountPlan'] {
  const subscription = book.rows('discountplansub').find((row) => row.PatNum === PatNum);
  if (!subscription) return undefined;
  const plan = book.rows('discountplan').find((row) => row.DiscountPlanNum === subscription.DiscountPlanNum)!;
  const preferences = new Map(book.rows('preference').map((row) => [row.PrefName, row.ValueString]));
  return {
    FeeSchedNum: plan.FeeSchedNum,
    AnnualMax: plan.AnnualMax,
    DateEffective: subscription.DateEffective,
    DateTerm: subscription.DateTerm,
    frequencyLimits: discountFrequencies.map(([codes, limit]) => ({
      procCodes: (preferences.get(codes) ?? '').split(','),
      limit: plan[limit],
    })),
    completed: book.rows('procedurelog').filter((row) => row.PatNum === PatNum && row.ProcStatus === ProcStatus.C),
    adjustments: book.rows('adjustment').filter((row) => row.PatNum === PatNum && row.AdjType === plan.DefNum),
  };
}
