import { insertRows, newRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import { hasDiscountPlan } from '../../practice/insurance/coverage/discount-plan.ts';
import { estimatePlan } from '../../practice/insurance/pricing/plan-estimate.ts';
import { recalculateEstimates } from '../../practice/insurance/stored/recalculate.ts';
import { rowsOfPlan } from '../../practice/plans/plan-access.ts';
import { insertLivePlan, typeOfPlan } from '../../practice/plans/plan-defaults.ts';
import { upkeepPlans } from '../../practice/plans/plan-upkeep.ts';
import { storeCopy } from '../../practice/plans/saved-copy.ts';
import { madeSignatures } from '../../practice/plans/signatures.ts';
import { DEMO_NOW, DEMO_TODAY } from '../demo-date.ts';
import { DEMO_DEVELOPER } from '../marker.ts';
import { type Chart, definitionNum, type Procedure } from './chart.ts';

type Plan = Row<'treatplan'>;

/** When plans were made, unless a story says otherwise. */
const MADE = '2026-05-18 09:00:00';

/** Brings a patient's live plans and estimates up to date, as the server does. */
export async function keepPlans({ at, patient }: Chart): Promise<void> {
  await at(MADE, (tx) => upkeepPlans(tx, patient.PatNum));
  await at(DEMO_NOW, (tx) => recalculateEstimates(tx, patient.PatNum));
}

/** The one Active plan: everything the patient has planned so far. */
export async function activePlan(chart: Chart): Promise<Plan> {
  await keepPlans(chart);
  const plans = await chart.at(DEMO_NOW, (tx) => rowsWhere(tx, 'treatplan', 'PatNum', chart.patient.PatNum));
  return plans.find((plan) => plan.TPStatus === TPStatus.Active)!;
}

/** An alternative plan, on which each procedure has a priority of its own. */
export async function inactivePlan(
  { at, book, patient }: Chart,
  Heading: string,
  lines: [procedure: Procedure, priority?: string][],
  Note?: string,
): Promise<Plan> {
  return at(MADE, async (tx) => {
    const TPType = typeOfPlan(await hasDiscountPlan(tx, patient.PatNum));
    const plan = await insertLivePlan(tx, {
      PatNum: patient.PatNum,
      Heading,
      TPStatus: TPStatus.Inactive,
      TPType,
      Note,
    });
    const attaches = lines.map(([{ ProcNum }, priority]) =>
      newRow('treatplanattach', tx.now, {
        TreatPlanNum: plan.TreatPlanNum,
        ProcNum,
        Priority: definitionNum(book, 'TxPriorities', priority),
      }),
    );
    await insertRows(tx, 'treatplanattach', attaches);
    return plan;
  });
}

interface Saving {
  on?: string;
  given?: Parameters<typeof storeCopy>[3];
}

/** A frozen copy of a live plan, of the day it is saved on. */
export function savedPlan({ at }: Chart, source: Plan, { on = DEMO_TODAY, given = {} }: Saving = {}): Promise<Plan> {
  return at(`${on} 10:00:00`, async (tx) => storeCopy(tx, source, await estimatePlan(tx, source), given));
}

/** Signs a saved plan as it stands: `patient` and `practice` are the names typed beside the signatures. */
export async function sign(
  chart: Chart,
  plan: Plan,
  { patient, practice, at }: { patient?: string; practice?: string; at: string },
): Promise<void> {
  const named = { ...plan, SignatureText: patient ?? '', SignaturePracticeText: practice ?? '' };
  const wishes = { isSigned: patient !== undefined, isSignedPractice: practice !== undefined };
  await chart.at(at, async (tx) => {
    const rows = await rowsOfPlan(tx, plan.TreatPlanNum);
    const made = madeSignatures(named, rows, wishes, { developerName: DEMO_DEVELOPER, at });
    return updateRow(tx, 'treatplan', plan, { ...named, ...made });
  });
}
