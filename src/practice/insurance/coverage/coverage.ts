import type { Handle, Reader } from '../../../db/handle.ts';
import { prepared } from '../../../db/rows/prepared.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';

/** One plan that covers a patient: the link, the subscription and the plan itself. */
export interface CoveringPlan {
  readonly patPlan: Pick<Row<'patplan'>, 'PatPlanNum' | 'Ordinal' | 'InsSubNum'>;
  readonly sub: Pick<Row<'inssub'>, 'InsSubNum' | 'PlanNum' | 'DateEffective'>;
  readonly plan: Row<'insplan'>;
}

/** The patient's plans, primary first; read once for each unit of work. */
export function coverageOf(handle: Handle, patNum: Key): Promise<CoveringPlan[]> {
  return handle.remember(`coverage ${patNum}`, () => readCoverage(handle, patNum));
}

async function readCoverage(handle: Handle, patNum: Key): Promise<CoveringPlan[]> {
  const rows = await subscriptionsOf(handle, patNum);
  const plans = await Promise.all(rows.map(({ PlanNum }) => findPlan(handle, PlanNum)));
  return rows.flatMap(({ PatPlanNum, Ordinal, InsSubNum, PlanNum, DateEffective }, index) => {
    const plan = plans[index];
    if (!plan) return [];
    return [{ patPlan: { PatPlanNum, Ordinal, InsSubNum }, sub: { InsSubNum, PlanNum, DateEffective }, plan }];
  });
}

/** A plan covers many patients, so it is kept with the facts of the office. */
const findPlan = (handle: Handle, planNum: Key): Promise<Row<'insplan'> | undefined> =>
  handle.fact(`insurance plan ${planNum}`, () => findRow(handle, 'insplan', planNum));

export type Subscription = CoveringPlan['patPlan'] & CoveringPlan['sub'];

/** The subscriptions that cover the patient, without their plans. */
export const subscriptionsOf = (
  reader: Reader,
  patNum: Key,
  read: () => Promise<Subscription[]> = () => readSubscriptions(reader, patNum),
): Promise<Subscription[]> => reader.remember(`subscriptions of ${patNum}`, read);

const readSubscriptions = prepared((db, patNum: Key) =>
  db
    .selectFrom('patplan')
    .innerJoin('inssub', 'inssub.InsSubNum', 'patplan.InsSubNum')
    .select(['patplan.PatPlanNum', 'patplan.Ordinal', 'patplan.InsSubNum', 'inssub.PlanNum', 'inssub.DateEffective'])
    .where('patplan.PatNum', '=', patNum)
    .orderBy('patplan.Ordinal')
    .orderBy('patplan.PatPlanNum'),
);
