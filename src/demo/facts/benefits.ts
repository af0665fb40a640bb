import type { Row } from '../../db/schema/tables.ts';
import { BenefitType, CoverageLevel, QuantityQualifier, TimePeriod } from '../../domain/enums.ts';
import { type CategoryName, type CodeGroupName, categoryNum, codeGroupNum } from './benefit-categories.ts';
import { codeNumOf } from './codes.ts';

/** What a plan pays, in the words of a benefit booklet. Each function answers the columns of one `benefit` row. */

type Benefit = Partial<Row<'benefit'>>;
/** What a benefit is about; nothing means everything. */
type Target = { category?: CategoryName; group?: CodeGroupName; code?: string };

function benefit(type: number, target: Target, values: Benefit): Benefit {
  return {
    BenefitType: type,
    CovCatNum: target.category ? categoryNum(target.category) : 0,
    CodeGroupNum: target.group ? codeGroupNum(target.group) : 0,
    CodeNum: target.code ? codeNumOf(target.code) : 0,
    Percent: -1,
    MonetaryAmt: -1,
    ...values,
  };
}

const yearly = TimePeriod.CalendarYear;
const { Individual, Family } = CoverageLevel;

export const pays = (percent: number, category: CategoryName) =>
  benefit(BenefitType.CoInsurance, { category }, { Percent: percent, TimePeriod: yearly });

const deductible = (amount: number, target: Target = {}) =>
  benefit(BenefitType.Deductible, target, { MonetaryAmt: amount, TimePeriod: yearly, CoverageLevel: Individual });

export const familyDeductible = (amount: number) =>
  benefit(BenefitType.Deductible, {}, { MonetaryAmt: amount, TimePeriod: yearly, CoverageLevel: Family });

const yearlyMaximum = (amount: number) =>
  benefit(BenefitType.Limitations, {}, { MonetaryAmt: amount, TimePeriod: yearly, CoverageLevel: Individual });

export const familyMaximum = (amount: number) =>
  benefit(BenefitType.Limitations, {}, { MonetaryAmt: amount, TimePeriod: yearly, CoverageLevel: Family });

export const lifetimeMaximum = (amount: number, category: CategoryName) =>
  benefit(
    BenefitType.Limitations,
    { category },
    { MonetaryAmt: amount, TimePeriod: TimePeriod.Lifetime, CoverageLevel: Individual },
  );

export const upToAge = (age: number, group: CodeGroupName) =>
  benefit(BenefitType.Limitations, { group }, { QuantityQualifier: QuantityQualifier.AgeLimit, Quantity: age });

export const onceInYears = (years: number, target: Target) =>
  benefit(BenefitType.Limitations, target, { QuantityQualifier: QuantityQualifier.Years, Quantity: years });

export const timesAYear = (times: number, group: CodeGroupName) =>
  benefit(
    BenefitType.Limitations,
    { group },
    { QuantityQualifier: QuantityQualifier.NumberOfServices, Quantity: times, TimePeriod: yearly },
  );

export const excludes = (target: Target) => benefit(BenefitType.Exclusions, target, { TimePeriod: yearly });

export const waitsMonths = (months: number, category: CategoryName) =>
  benefit(
    BenefitType.WaitingPeriod,
    { category },
    { QuantityQualifier: QuantityQualifier.Months, Quantity: months, TimePeriod: TimePeriod.None },
  );

/** The usual booklet: percentages by kind of care, no deductible on exams and cleanings. */
export function usualBenefits(deductibleAmount: number, maximum: number): Benefit[] {
  return [
    pays(100, 'Diagnostic'),
    pays(100, 'RoutinePreventive'),
    pays(80, 'Restorative'),
    pays(80, 'Endodontics'),
    pays(80, 'Periodontics'),
    pays(80, 'OralSurgery'),
    pays(50, 'Crowns'),
    pays(50, 'Prosthodontics'),
    deductible(deductibleAmount),
    deductible(0, { category: 'Diagnostic' }),
    deductible(0, { category: 'RoutinePreventive' }),
    yearlyMaximum(maximum),
  ];
}
