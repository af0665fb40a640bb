import { compare } from '../../domain/compare.ts';
import type { Key } from '../../domain/key.ts';
import { remember } from '../../domain/remember.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import type { EstimateInput } from '../facts/input.ts';
import type { HistoryRow, InsPlanRow, InsSubRow, PatPlanRow } from '../facts/table-rows.ts';
import { type BenefitYear, benefitYear } from './benefit-year.ts';
import { type Benefit, readBenefits } from './benefits.ts';
import type { CodeTerms } from './code-terms.ts';
import { generalDeductible, isDeductible } from './deductible-rows.ts';
import { isFrequency } from './frequency-rows.ts';
import { type History, readHistory } from './history.ts';
import { isMaximum } from './maximum-rows.ts';

/**
 * One plan the patient is covered by, read once: patient plan, subscription, plan, benefits and history (2.3). Each has
 * its own deductibles and maxima, whatever other plans pay (DED-7, MAX-8).
 */
export interface Coverage {
  readonly ordinal: number;
  readonly sub: InsSubRow;
  readonly plan: InsPlanRow;
  /** All relevant rows in processing order (BEN-1, BEN-4). */
  readonly benefits: readonly Benefit[];
  readonly deductibles: readonly Benefit[];
  readonly generalDeductible: Benefit | undefined;
  readonly generalFamilyDeductible: Benefit | undefined;
  readonly maxima: readonly Benefit[];
  readonly frequencies: readonly Benefit[];
  readonly history: History;
  /** Answers that were calculated before: terms by code, covered items by maximum, benefit years by date. */
  readonly memo: {
    readonly terms: Map<Code, CodeTerms>;
    readonly counts: Map<Benefit, Map<Code, boolean>>;
    readonly years: Map<string, BenefitYear>;
  };
}

/** The patient's coverages by ordinal (2.4); a patient plan whose subscription or plan is missing covers nothing. */
export function readCoverages(input: EstimateInput, codes: CodeBook): Coverage[] {
  const history = Map.groupBy(input.history, (row) => row.InsSubNum);
  const read = coverageReader(input, codes, history);
  return [...input.patPlans]
    .sort((a, b) => a.Ordinal - b.Ordinal || compare(a.PatPlanNum, b.PatPlanNum))
    .flatMap((patPlan) => read(patPlan.InsSubNum, patPlan) ?? []);
}

/**
 * Finds the coverage of a dropped plan, for rows that are still on a claim (ROW-8). It counts as the first and only
 * plan, without patient overrides. Undefined if the input has no such subscription or plan.
 */
export function droppedCoverageReader(input: EstimateInput, codes: CodeBook) {
  const known = new Map<Key, Coverage | undefined>();
  return (insSubNum: Key): Coverage | undefined => {
    if (!known.has(insSubNum)) {
      const history = new Map([[insSubNum, input.history.filter((row) => row.InsSubNum === insSubNum)]]);
      known.set(insSubNum, coverageReader(input, codes, history)(insSubNum, undefined));
    }
    return known.get(insSubNum);
  };
}

function coverageReader(input: EstimateInput, codes: CodeBook, history: ReadonlyMap<Key, HistoryRow[]>) {
  const subs = new Map(input.insSubs.map((sub) => [sub.InsSubNum, sub]));
  const plans = new Map(input.insPlans.map((plan) => [plan.PlanNum, plan]));
  const groups = new Map(input.codeGroups.map((group) => [group.CodeGroupNum, group]));
  return (insSubNum: Key, patPlan: PatPlanRow | undefined): Coverage | undefined => {
    const sub = subs.get(insSubNum);
    const plan = sub && plans.get(sub.PlanNum);
    if (!plan) return undefined;
    const isRelevant = (row: { PlanNum: Key; PatPlanNum: Key }) =>
      row.PatPlanNum === 0
        ? row.PlanNum === plan.PlanNum
        : row.PlanNum === 0 && patPlan !== undefined && row.PatPlanNum === patPlan.PatPlanNum;
    const benefits = readBenefits(input.benefits.filter(isRelevant), codes, groups);
    const deductibles = benefits.filter(isDeductible);
    return {
      ordinal: patPlan?.Ordinal ?? 1,
      sub,
      plan,
      benefits,
      deductibles,
      generalDeductible: generalDeductible(deductibles.filter((benefit) => !benefit.isFamily)),
      generalFamilyDeductible: generalDeductible(deductibles.filter((benefit) => benefit.isFamily)),
      maxima: benefits.filter(isMaximum),
      frequencies: benefits.filter(isFrequency),
      history: readHistory(history.get(insSubNum) ?? [], input.patient.PatNum, codes),
      memo: { terms: new Map(), counts: new Map(), years: new Map() },
    };
  };
}

/** The benefit year of the plan around a date (YR-1). */
export function yearOf(coverage: Coverage, date: string): BenefitYear {
  return remember(coverage.memo.years, date, () => benefitYear(date, coverage.plan.MonthRenew));
}
