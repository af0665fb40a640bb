import type { Handle } from '../db/practice.ts';
import type { Row } from '../db/schema/tables.ts';
import { addYears } from '../domain/calendar.ts';
import { ProcStatus } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { exact } from '../domain/money.ts';
import type { PreferenceName } from '../domain/preferences.ts';
import {
  type DiscountAmount,
  type DiscountUse,
  discountAmounts,
  type FrequencyCategory,
} from './discount-plan-amounts.ts';
import { type FeeBook, loadFees, lookUpFee } from './fees.ts';
import { preferenceCodes } from './preferences.ts';
import { findProvider, practiceDefaultProvider } from './providers.ts';

export type { DiscountAmount } from './discount-plan-amounts.ts';

/** The columns of a procedure its discount depends on. */
export type DiscountedProcedure = Pick<
  Row<'procedurelog'>,
  'ProcNum' | 'CodeNum' | 'ProcDate' | 'ProcFee' | 'UnitQty' | 'BaseUnits' | 'ProvNum' | 'ClinicNum'
>;

type Subscription = NonNullable<Awaited<ReturnType<typeof subscriptionOf>>>;

const FREQUENCIES: readonly (readonly [codes: PreferenceName, limit: keyof Row<'discountplan'>])[] = [
  ['DiscountPlanExamCodes', 'ExamFreqLimit'],
  ['DiscountPlanXrayCodes', 'XrayFreqLimit'],
  ['DiscountPlanProphyCodes', 'ProphyFreqLimit'],
  ['DiscountPlanFluorideCodes', 'FluorideFreqLimit'],
  ['DiscountPlanPerioCodes', 'PerioFreqLimit'],
  ['DiscountPlanLimitedCodes', 'LimitedExamFreqLimit'],
  ['DiscountPlanPACodes', 'PAFreqLimit'],
];

/** Years before this are how empty dates look (`treatment-plans.md` 3.7). */
const FIRST_YEAR = '1880';

/** How many units a procedure's fee is charged for (`treatment-plans.md` 3.8, q). */
export function quantityOf({ BaseUnits, UnitQty }: Pick<Row<'procedurelog'>, 'BaseUnits' | 'UnitQty'>): number {
  return Math.max(1, BaseUnits + UnitQty);
}

/**
 * What the patient's discount plan gives on each procedure, in this order (`treatment-plans.md` 3.7); empty without a
 * subscription. `useToday` dates every procedure today, as saving a plan does. A fixed number of queries.
 */
export async function discountPlanAmounts(
  handle: Handle,
  patNum: Key,
  procedures: readonly DiscountedProcedure[],
  { useToday }: { useToday: boolean },
): Promise<Map<Key, DiscountAmount>> {
  const subscription = procedures.length > 0 ? await subscriptionOf(handle, patNum) : undefined;
  if (!subscription) return new Map();
  const codes = await codesOf(handle, procedures);
  const planFee = await planFees(handle, subscription, procedures);
  const lines = procedures.map((procedure) => {
    const quantity = quantityOf(procedure);
    const unitFee = planFee(procedure);
    return {
      ProcNum: procedure.ProcNum,
      procCode: codes.get(procedure.CodeNum) ?? '',
      date: useToday ? handle.today : procedure.ProcDate,
      fee: exact(procedure.ProcFee * quantity),
      planFee: unitFee === undefined ? undefined : exact(unitFee * quantity),
    };
  });
  return discountAmounts(await useOf(handle, patNum, subscription), lines);
}

function subscriptionOf(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('discountplansub as s')
    .innerJoin('discountplan as p', 'p.DiscountPlanNum', 's.DiscountPlanNum')
    .innerJoin('patient', 'patient.PatNum', 's.PatNum')
    .selectAll('p')
    .select(['s.DateEffective', 's.DateTerm', 'patient.PriProv'])
    .where('s.PatNum', '=', patNum)
    .orderBy('s.DiscountSubNum')
    .limit(1)
    .executeTakeFirst();
}

async function useOf(handle: Handle, patNum: Key, subscription: Subscription): Promise<DiscountUse> {
  const { DateEffective, DateTerm, AnnualMax, DefNum } = subscription;
  const years = Number(handle.today.slice(0, 4)) - Number(DateEffective.slice(0, 4));
  const categories = await frequencyCategories(handle, subscription);
  return {
    from: DateEffective < FIRST_YEAR ? addYears(DateEffective, years) : DateEffective,
    to: DateTerm < FIRST_YEAR ? undefined : DateTerm,
    annualMax: AnnualMax,
    categories,
    completed: await completedOf(handle, patNum, categories),
    adjustments: await handle.db
      .selectFrom('adjustment')
      .select(['AdjAmt', 'AdjDate', 'ProcDate', 'ProcNum'])
      .where('PatNum', '=', patNum)
      .where('AdjType', '=', DefNum)
      .execute(),
  };
}

async function frequencyCategories(handle: Handle, subscription: Subscription): Promise<FrequencyCategory[]> {
  const limited = FREQUENCIES.filter(([, limit]) => subscription[limit] !== -1);
  return Promise.all(
    limited.map(async ([codes, limit]) => ({
      procCodes: new Set(await preferenceCodes(handle, codes)),
      limit: Number(subscription[limit]),
    })),
  );
}

async function completedOf(handle: Handle, patNum: Key, categories: readonly FrequencyCategory[]) {
  const codes = [...new Set(categories.flatMap(({ procCodes }) => [...procCodes]))];
  if (codes.length === 0) return [];
  return handle.db
    .selectFrom('procedurelog as p')
    .innerJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .select(['c.ProcCode as procCode', 'p.ProcDate as date'])
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', '=', ProcStatus.C)
    .where('c.ProcCode', 'in', codes)
    .execute();
}

async function codesOf(handle: Handle, procedures: readonly DiscountedProcedure[]): Promise<Map<Key, string>> {
  const codeNums = [...new Set(procedures.map((procedure) => procedure.CodeNum))];
  const codes = await handle.db
    .selectFrom('procedurecode')
    .select(['CodeNum', 'ProcCode'])
    .where('CodeNum', 'in', codeNums)
    .execute();
  return new Map(codes.map(({ CodeNum, ProcCode }) => [CodeNum, ProcCode]));
}

/**
 * The plan's fee for one unit. Only where the plan's schedule has no row at all, the schedules of the procedure's
 * provider, the patient's and the practice's are asked (3.7 step 4).
 */
async function planFees(
  handle: Handle,
  { FeeSchedNum, PriProv }: Subscription,
  procedures: readonly DiscountedProcedure[],
): Promise<(procedure: DiscountedProcedure) => number | undefined> {
  const scheduleOf = async (provNum: Key) => (await findProvider(handle, provNum))?.FeeSched ?? 0;
  const usual = [await scheduleOf(PriProv), await scheduleOf(await practiceDefaultProvider(handle))];
  const own = new Map<Key, Key>();
  for (const { ProvNum } of procedures) own.set(ProvNum, await scheduleOf(ProvNum));
  const schedulesFor = (procedure: DiscountedProcedure) => [FeeSchedNum, own.get(procedure.ProvNum) ?? 0, ...usual];
  const book: FeeBook = await loadFees(
    handle,
    procedures.map((procedure) => procedure.CodeNum),
    procedures.flatMap(schedulesFor),
  );
  return (procedure) => {
    const { CodeNum, ClinicNum, ProvNum } = procedure;
    for (const schedule of schedulesFor(procedure)) {
      const amount = lookUpFee(book, CodeNum, schedule, ClinicNum, ProvNum);
      if (amount !== undefined) return amount === -1 ? undefined : amount;
    }
    return undefined;
  };
}
