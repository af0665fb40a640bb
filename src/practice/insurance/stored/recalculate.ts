import type { Handle, Transaction } from '../../../db/handle.ts';
import { ClaimProcStatus, ProcStatus, TPStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { PLANNED } from '../../../domain/planned.ts';
import { estimatePlan } from '../pricing/plan-estimate.ts';
import { keepEachEstimate, storeEstimates } from './store-estimates.ts';

interface Extent {
  /** Also completed work that is on no claim, because coverage was dropped or replaced. */
  readonly withCompleted?: boolean;
}

/**
 * Makes the estimates of one patient again, as opening the chart would (`companions-insurance.md` 1.5, PASS): first
 * planned work that is not on the Active plan, procedure by procedure, then the Active plan as a whole, with history
 * and maxima. Lines on claims, overrides and Saved plans stay as they are.
 */
export async function recalculateEstimates(
  tx: Transaction,
  patNum: Key,
  { withCompleted = false }: Extent = {},
): Promise<void> {
  // Sent together: to a database server they are one exchange.
  const [plan, open, completed] = await Promise.all([
    activePlan(tx, patNum),
    planned(tx, patNum),
    withCompleted ? completedUnclaimed(tx, patNum) : [],
  ]);
  const estimate = plan ? await estimatePlan(tx, plan) : undefined;
  const onPlan = new Set(estimate?.lines.map(({ procedure }) => procedure.ProcNum));
  const alone = open.filter(({ ProcNum }) => !onPlan.has(ProcNum));
  await keepEachEstimate(tx, patNum, [...completed, ...alone]);
  if (!estimate) return;
  await storeEstimates(
    tx,
    estimate.prepared.input.claimProcs,
    estimate.lines.map((line) => line.estimate),
  );
}

function activePlan(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('treatplan')
    .select(['TreatPlanNum', 'PatNum'])
    .where('PatNum', '=', patNum)
    .where('TPStatus', '=', TPStatus.Active)
    .orderBy('TreatPlanNum')
    .limit(1)
    .executeTakeFirst();
}

function planned(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('procedurelog')
    .selectAll()
    .where('PatNum', '=', patNum)
    .where('ProcStatus', 'in', PLANNED)
    .orderBy('ProcNum')
    .execute();
}

async function completedUnclaimed(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('procedurelog as p')
    .selectAll('p')
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', '=', ProcStatus.C)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('claimproc as c')
            .select('c.ClaimProcNum')
            .whereRef('c.ProcNum', '=', 'p.ProcNum')
            .where('c.ClaimNum', '<>', 0)
            .where('c.Status', '<>', ClaimProcStatus.Preauth),
        ),
      ),
    )
    .orderBy('p.ProcNum')
    .execute();
}
