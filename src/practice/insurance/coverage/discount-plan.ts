import type { Handle, Reader } from '../../../db/handle.ts';
import { prepared } from '../../../db/rows/prepared.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import type { PreferenceName } from '../../../domain/preferences.ts';
import type { DiscountFrequency, DiscountPlanInput } from '../../../estimates/facts/input.ts';
import { preferenceCodes } from '../../office/preferences.ts';

const FREQUENCIES: readonly (readonly [codes: PreferenceName, limit: keyof Row<'discountplan'>])[] = [
  ['DiscountPlanExamCodes', 'ExamFreqLimit'],
  ['DiscountPlanXrayCodes', 'XrayFreqLimit'],
  ['DiscountPlanProphyCodes', 'ProphyFreqLimit'],
  ['DiscountPlanFluorideCodes', 'FluorideFreqLimit'],
  ['DiscountPlanPerioCodes', 'PerioFreqLimit'],
  ['DiscountPlanLimitedCodes', 'LimitedExamFreqLimit'],
  ['DiscountPlanPACodes', 'PAFreqLimit'],
];

/** The limits of a plan without limits: any number of discounts, of any amount. */
export const NO_LIMITS = {
  ExamFreqLimit: -1,
  XrayFreqLimit: -1,
  ProphyFreqLimit: -1,
  FluorideFreqLimit: -1,
  PerioFreqLimit: -1,
  LimitedExamFreqLimit: -1,
  PAFreqLimit: -1,
  AnnualMax: -1,
} satisfies Partial<Row<'discountplan'>>;

/** Whether the patient has a discount plan, whatever its dates (`treatment-plans.md` 1.5 and 1.8). */
export const hasDiscountPlan = (
  reader: Reader,
  patNum: Key,
  read: () => Promise<boolean> = async () => (await discountSubscriptions(reader, patNum)).length > 0,
): Promise<boolean> => reader.remember(`has discount plan ${patNum}`, read);

const discountSubscriptions = prepared((db, patNum: Key) =>
  db.selectFrom('discountplansub').select('DiscountSubNum').where('PatNum', '=', patNum).limit(1),
);

/**
 * The patient's discount plan with what it has been used for (`treatment-plans.md` 3.7); undefined without a plan. The
 * given procedures are left out of what was used, since the discount is calculated for them. Three queries.
 */
export async function discountPlanInput(
  handle: Handle,
  patNum: Key,
  asked: readonly Key[],
): Promise<DiscountPlanInput | undefined> {
  const subscription = await discountSubscriptionOf(handle, patNum);
  if (!subscription) return undefined;
  const own = new Set(asked);
  const completed = await completedOf(handle, patNum);
  return {
    FeeSchedNum: subscription.FeeSchedNum,
    AnnualMax: subscription.AnnualMax,
    DateEffective: subscription.DateEffective,
    DateTerm: subscription.DateTerm,
    frequencyLimits: await frequencyLimits(handle, subscription),
    completed: completed.filter(({ ProcNum }) => !own.has(ProcNum)),
    adjustments: await handle.db
      .selectFrom('adjustment')
      .select(['AdjAmt', 'AdjDate', 'ProcDate', 'ProcNum'])
      .where('PatNum', '=', patNum)
      .where('AdjType', '=', subscription.DefNum)
      .execute(),
  };
}

/** The patient's discount plan subscription; the first one if there are several. */
export const discountSubscriptionOf = async (reader: Reader, patNum: Key) =>
  (await reader.remember(`discount plans of ${patNum}`, () => subscriptionsOf(reader, patNum)))[0];

const subscriptionsOf = prepared((db, patNum: Key) =>
  db
    .selectFrom('discountplansub as s')
    .innerJoin('discountplan as p', 'p.DiscountPlanNum', 's.DiscountPlanNum')
    .selectAll('p')
    .select(['s.DateEffective', 's.DateTerm'])
    .where('s.PatNum', '=', patNum)
    .orderBy('s.DiscountSubNum'),
);

async function frequencyLimits(handle: Handle, plan: Row<'discountplan'>): Promise<DiscountFrequency[]> {
  return Promise.all(
    FREQUENCIES.map(async ([codes, limit]) => ({
      procCodes: await preferenceCodes(handle, codes),
      limit: Number(plan[limit]),
    })),
  );
}

function completedOf(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('procedurelog')
    .select(['ProcNum', 'CodeNum', 'ProcDate'])
    .where('PatNum', '=', patNum)
    .where('ProcStatus', '=', ProcStatus.C)
    .execute();
}
