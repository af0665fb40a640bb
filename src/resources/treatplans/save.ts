import type { Reader, Transaction } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireReference } from '../../http/lists/references.ts';
import { discountSubscriptionOf } from '../../practice/insurance/coverage/discount-plan.ts';
import { readPatientAhead } from '../../practice/insurance/coverage/patient-ahead.ts';
import { claimProcsOfPlan, ownHistory } from '../../practice/insurance/input/history.ts';
import { estimatePlan, proceduresOf } from '../../practice/insurance/pricing/plan-estimate.ts';
import { storeEstimates } from '../../practice/insurance/stored/store-estimates.ts';
import { refusePlanOfDeletedPatient, requirePlan } from '../../practice/plans/plan-access.ts';
import { readLivePlans, upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { storeCopy } from '../../practice/plans/saved-copy.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { savedPlanInputs } from './inputs.ts';

type Sent = ValuesOf<typeof savedPlanInputs>;

/** What saving reads of the plan and its patient before it writes. */
export function readAheadOfSaving(
  reader: Reader,
  patNum: Key,
  { TreatPlanNum }: Pick<Sent, 'TreatPlanNum'>,
): readonly Promise<unknown>[] {
  return [
    requirePlan(reader, TreatPlanNum),
    readPatientAhead(reader, patNum),
    readLivePlans(reader, patNum),
    proceduresOf(reader, TreatPlanNum),
    claimProcsOfPlan(reader, TreatPlanNum),
    ownHistory(reader, patNum),
    discountSubscriptionOf(reader, patNum),
  ];
}

/** Saves a copy of a live plan (`treatment-plans.md` 2.5). */
export async function savePlan(tx: Transaction, body: Sent): Promise<Row<'treatplan'>> {
  const { TreatPlanNum, Heading, UserNumPresenter = 0 } = body;
  const { TPStatus: status, PatNum } = await requirePlan(tx, TreatPlanNum);
  if (UserNumPresenter) await requireReference(tx, 'userod', 'UserNumPresenter', UserNumPresenter);
  await refusePlanOfDeletedPatient(tx, PatNum);
  if (status === TPStatus.Saved) throw badRequest('TreatPlan is already Saved.');

  await upkeepPlans(tx, PatNum);
  // Upkeep may have removed the plan of unassigned procedures; then nothing of this request is stored.
  const source = await requirePlan(tx, TreatPlanNum);
  const estimate = await estimatePlan(tx, source);
  if (source.TPStatus === TPStatus.Active) {
    const estimates = estimate.lines.map((line) => line.estimate);
    await storeEstimates(tx, estimate.prepared.input.claimProcs, estimates);
  }
  return storeCopy(tx, source, estimate, { Heading: Heading ?? source.Heading, UserNumPresenter });
}
