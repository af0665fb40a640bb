import type { Row } from '../../db/schema/tables.ts';
import { CobRule, ExclusionRule, NoBillInsOverride, PlanType, SubstitutionCondition } from '../../domain/enums.ts';
import { NO_LIMITS } from '../../practice/insurance/coverage/discount-plan.ts';
import { DEMO_TODAY } from '../demo-date.ts';
import {
  excludes,
  familyDeductible,
  familyMaximum,
  lifetimeMaximum,
  onceInYears,
  pays,
  timesAYear,
  upToAge,
  usualBenefits,
  waitsMonths,
} from './benefits.ts';
import type { Book } from './book.ts';
import { codeNumOf } from './codes.ts';
import { schedules } from './fees.ts';

/** Carriers, insurance plans and discount plans. Who has which: coverage.ts. */

const carriers = [
  'Northern Star Dental',
  'Blue Heron Dental',
  'Riverbend Mutual',
  'State of Invention',
  'Lakeside Care',
];
const [northernStar, blueHeron, riverbend, stateOfInvention, lakeside] = [301, 302, 303, 304, 305];

interface Plan {
  number: number;
  name: string;
  columns: Partial<Row<'insplan'>>;
  benefits: Partial<Row<'benefit'>>[];
}

const ppo = (FeeSched: number) => ({ PlanType: PlanType.PpoPercentage, FeeSched, HasPpoSubstWriteoffs: 1 });

const plans: Plan[] = [
  {
    number: 401,
    name: 'PPO',
    columns: { CarrierNum: northernStar, ...ppo(schedules.northernStarPpo) },
    benefits: usualBenefits(50, 1500),
  },
  {
    number: 403,
    name: 'Percentage, small maximum',
    columns: { CarrierNum: riverbend },
    benefits: usualBenefits(75, 1000),
  },
  {
    number: 404,
    name: 'PPO, coordinates Basic',
    columns: { CarrierNum: blueHeron, ...ppo(schedules.blueHeronPpo), CobRule: CobRule.Basic },
    benefits: usualBenefits(50, 1200),
  },
  {
    number: 405,
    name: 'Percentage, coordinates Standard',
    columns: { CarrierNum: riverbend, CobRule: CobRule.Standard },
    benefits: usualBenefits(50, 1200),
  },
  {
    number: 406,
    name: 'Percentage, coordinates by carve-out',
    columns: { CarrierNum: riverbend, CobRule: CobRule.CarveOut },
    benefits: usualBenefits(50, 2000),
  },
  {
    number: 407,
    name: 'State program, second payer',
    columns: {
      CarrierNum: stateOfInvention,
      PlanType: PlanType.FlatCopay,
      FeeSched: schedules.stateProgram,
      CobRule: CobRule.SecondaryMedicaid,
    },
    benefits: [],
  },
  {
    number: 408,
    name: 'State program, flat copay',
    columns: {
      CarrierNum: stateOfInvention,
      PlanType: PlanType.FlatCopay,
      FeeSched: schedules.stateProgram,
      CopayFeeSched: schedules.stateCopays,
    },
    benefits: [],
  },
  {
    number: 409,
    name: 'Capitation',
    columns: { CarrierNum: lakeside, PlanType: PlanType.Capitation, CopayFeeSched: schedules.capitationCopays },
    benefits: [],
  },
  {
    // Pays for porcelain crowns on molars as for base-metal ones, and writes off nothing then.
    number: 410,
    name: 'PPO that downgrades',
    columns: { CarrierNum: northernStar, ...ppo(schedules.northernStarPpo), HasPpoSubstWriteoffs: 0 },
    benefits: usualBenefits(0, 2000),
  },
  {
    // Ten years, so that the wait still lasts on the day you try it.
    number: 411,
    name: 'Percentage with a waiting period',
    columns: { CarrierNum: riverbend },
    benefits: [...usualBenefits(50, 1500), waitsMonths(120, 'Crowns')],
  },
  {
    number: 412,
    name: 'PPO with frequency and age limits',
    columns: { CarrierNum: blueHeron, ...ppo(schedules.blueHeronPpo) },
    benefits: [
      ...usualBenefits(50, 1500),
      onceInYears(15, { group: 'PanoFMX' }),
      onceInYears(10, { group: 'Crowns' }),
      timesAYear(2, 'Prophy'),
      upToAge(14, 'Fluoride'),
      upToAge(14, 'Sealant'),
    ],
  },
  {
    number: 413,
    name: 'PPO with fixed benefits',
    columns: {
      CarrierNum: northernStar,
      ...ppo(schedules.northernStarPpo),
      CopayFeeSched: schedules.fixedBenefit,
    },
    benefits: usualBenefits(0, 1500),
  },
  {
    // Its schedule lists four codes. Any other costs 0, since the office fee does not take its place.
    number: 414,
    name: 'Percentage with a short schedule',
    columns: { CarrierNum: riverbend, FeeSched: schedules.employees },
    benefits: usualBenefits(50, 1500),
  },
  {
    number: 415,
    name: 'Percentage, out-of-network allowances',
    columns: { CarrierNum: riverbend, AllowedFeeSched: schedules.outOfNetwork },
    benefits: usualBenefits(50, 1500),
  },
  {
    number: 416,
    name: 'PPO, office fee for what it excludes',
    columns: {
      CarrierNum: blueHeron,
      ...ppo(schedules.blueHeronPpo),
      ExclusionFeeRule: ExclusionRule.UseUcrFee,
      CodeSubstNone: 1,
    },
    benefits: [...usualBenefits(50, 1500), excludes({ code: 'D2740' }), excludes({ category: 'Adjunctive' })],
  },
  {
    number: 417,
    name: 'Family PPO from July, with braces',
    columns: { CarrierNum: northernStar, ...ppo(schedules.northernStarPpo), MonthRenew: 7 },
    benefits: [
      ...usualBenefits(50, 1500),
      pays(50, 'Orthodontics'),
      familyDeductible(100),
      familyMaximum(3000),
      lifetimeMaximum(1500, 'Orthodontics'),
    ],
  },
];

export function addInsurance(book: Book): void {
  for (const [place, name] of carriers.entries()) {
    book.add('carrier', {
      CarrierNum: 301 + place,
      CarrierName: name,
      Address: `${place + 1} Paper Street`,
      City: 'Invented Bay',
      State: 'OR',
      Zip: '97000',
      Phone: `503555015${place}`,
      ElectID: `0000${place + 1}`,
      SecDateEntry: DEMO_TODAY,
    });
  }
  for (const plan of plans) addPlan(book, plan);
  // A crown on a molar is paid as the cheaper one; fillings follow the substitution of their codes.
  book.add('substitutionlink', {
    PlanNum: 410,
    CodeNum: codeNumOf('D2740'),
    SubstitutionCode: 'D2751',
    SubstOnlyIf: SubstitutionCondition.Molar,
  });
  book.add('insplanpreference', {
    PlanNum: 401,
    FKey: codeNumOf('D9944'),
    ValueString: NoBillInsOverride.DoNotUsuallyBillToIns,
  });
  addDiscountPlans(book);
}

function addPlan(book: Book, { number, name, columns, benefits }: Plan): void {
  book.add('insplan', {
    PlanNum: number,
    GroupName: name,
    GroupNum: `G${number}`,
    SecDateEntry: DEMO_TODAY,
    // As the service makes them where the preference AllowedFeeSchedsAutomate is 0.
    IsBlueBookEnabled: 0,
    ...columns,
  });
  for (const [place, benefit] of benefits.entries()) {
    book.add('benefit', { BenefitNum: number * 100 + place + 1, PlanNum: number, ...benefit });
  }
}

function addDiscountPlans(book: Book): void {
  const club = { FeeSchedNum: schedules.smileClub, DefNum: 102 };
  book.add('discountplan', {
    DiscountPlanNum: 1,
    Description: 'Smile Club',
    ...club,
    ...NO_LIMITS,
    XrayFreqLimit: 1,
    ProphyFreqLimit: 2,
    AnnualMax: 400,
  });
  book.add('discountplan', { DiscountPlanNum: 2, Description: 'Smile Club without limits', ...club, ...NO_LIMITS });
}
