import { recordAudit } from '../../../db/audit.ts';
import type { Transaction } from '../../../db/handle.ts';
import { deleteRows, findRow, insertRow, rowsWhere, updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus, TPStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { hasDiscountPlan } from '../../../practice/insurance/coverage/discount-plan.ts';
import { insertLivePlan, typeOfPlan } from '../../../practice/plans/plan-defaults.ts';
import { upkeepPlans } from '../../../practice/plans/plan-upkeep.ts';
import { planEntry } from '../audit.ts';

type Plan = Row<'treatplan'>;

/**
 * Moves the procedures of declined lines, if they are planned, from the Active plan to a new Inactive one, where they
 * are an alternative from then on. Upkeep takes a procedure back that is on an appointment. undefined if nothing had to
 * move.
 */
export async function setAside(
  tx: Transaction,
  patNum: Key,
  declined: readonly Row<'proctp'>[],
): Promise<Plan | undefined> {
  const procedures: Row<'procedurelog'>[] = [];
  for (const number of new Set(declined.map(({ ProcNumOrig }) => ProcNumOrig))) {
    const procedure = await findRow(tx, 'procedurelog', number);
    if (procedure?.PatNum === patNum && procedure.ProcStatus === ProcStatus.TP) procedures.push(procedure);
  }
  if (procedures.length === 0) return undefined;

  const plan = await insertLivePlan(tx, {
    PatNum: patNum,
    Heading: `Declined ${tx.today}`,
    TPStatus: TPStatus.Inactive,
    TPType: typeOfPlan(await hasDiscountPlan(tx, patNum)),
  });
  const plans = await rowsWhere(tx, 'treatplan', 'PatNum', patNum);
  const active = new Set(plans.filter((one) => one.TPStatus === TPStatus.Active).map((one) => one.TreatPlanNum));
  for (const procedure of procedures) {
    const attaches = await rowsWhere(tx, 'treatplanattach', 'ProcNum', procedure.ProcNum);
    await deleteRows(
      tx,
      'treatplanattach',
      attaches.filter(({ TreatPlanNum }) => active.has(TreatPlanNum)),
    );
    const { ProcNum, Priority } = procedure;
    await insertRow(tx, 'treatplanattach', { TreatPlanNum: plan.TreatPlanNum, ProcNum, Priority });
    await updateRow(tx, 'procedurelog', procedure, { ProcStatus: ProcStatus.TPi, Priority: 0 });
  }
  await upkeepPlans(tx, patNum);
  await recordAudit(tx, { action: 'Created', ...planEntry(plan) });
  return plan;
}
