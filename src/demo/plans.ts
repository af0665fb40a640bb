import type { Row } from '../db/schema/tables.ts';
import { ProcStatus, TPStatus, TPType } from '../domain/enums.ts';
import { discountAmounts } from '../estimates/lines/discount-plan.ts';
import { inTreatmentOrder } from '../estimates/lines/treatment-order.ts';
import { estimateAlone, estimateTreatmentPlan } from '../estimates/lines/treatment-plan.ts';
import { UNASSIGNED } from '../practice/plans/plan-membership.ts';
import { type Chart, definitionNum, type Procedure } from './chart.ts';
import { DEMO_TODAY } from './demo-date.ts';

export type Plan = Row<'treatplan'>;
export type PlanTraits = Partial<Plan>;

/** The first plan of 1140 is 11401. The Active one, if it is laid first, ends in 1. */
export function addPlan({ book, patient }: Chart, Heading: string, traits: PlanTraits): Plan {
  const before = book.rows('treatplan').filter((row) => row.PatNum === patient.PatNum).length;
  const hasDiscountPlan = book.rows('discountplansub').some((row) => row.PatNum === patient.PatNum);
  return book.add('treatplan', {
    TreatPlanNum: Number(patient.PatNum) * 10 + before + 1,
    PatNum: patient.PatNum,
    Heading,
    Note: book.rows('preference').find((row) => row.PrefName === 'TreatmentPlanNote')!.ValueString,
    Signature: '',
    TPType: hasDiscountPlan ? TPType.Discount : TPType.Insurance,
    SecDateEntry: '2026-05-18',
    SecDateTEdit: '2026-05-18 09:00:00',
    ...traits,
  });
}

function attach({ book }: Chart, plan: Plan, procedure: Procedure, priority: Procedure['Priority']): void {
  const before = book.rows('treatplanattach').filter((row) => row.TreatPlanNum === plan.TreatPlanNum).length;
  book.add('treatplanattach', {
    TreatPlanAttachNum: Number(plan.TreatPlanNum) * 100 + before + 1,
    TreatPlanNum: plan.TreatPlanNum,
    ProcNum: procedure.ProcNum,
    Priority: priority,
  });
}

/** The one Active plan: everything the patient has planned, in the priorities the procedures show. */
export function activePlan(chart: Chart, traits: PlanTraits = {}): Plan {
  const plan = addPlan(chart, 'Active Treatment Plan', { TPStatus: TPStatus.Active, ...traits });
  const procedures = proceduresIn(chart, ProcStatus.TP);
  for (const procedure of procedures) attach(chart, plan, procedure, procedure.Priority);
  const prepared = chart.estimates(chart.patient, DEMO_TODAY, procedures);
  const lines = prepared.input.procedures.map((procedure) => ({ procedure, date: procedure.ProcDate }));
  for (const [place, { amount }] of discountAmounts(prepared, lines).entries()) {
    procedures[place]!.DiscountPlanAmt = amount;
  }
  return plan;
}

/** An alternative. Each procedure with its priority there, which is nobody else's business. */
export function inactivePlan(
  chart: Chart,
  heading: string,
  lines: [procedure: Procedure, priority?: string][],
  traits: PlanTraits = {},
): Plan {
  const plan = addPlan(chart, heading, { TPStatus: TPStatus.Inactive, ...traits });
  for (const [procedure, priority] of lines) {
    attach(chart, plan, procedure, definitionNum(chart.book, 'TxPriorities', priority));
  }
  return plan;
}

/** Keeps the plans of a chart whole: planned work is on the Active plan, parked work on some plan. */
export function keepPlans(chart: Chart): void {
  const plans = chart.book.rows('treatplan').filter((row) => row.PatNum === chart.patient.PatNum);
  const isActive = ({ TPStatus: status }: Plan) => status === TPStatus.Active;
  if (proceduresIn(chart, ProcStatus.TP).length > 0 && !plans.some(isActive)) activePlan(chart);
  const attached = new Set(chart.book.rows('treatplanattach').map((row) => row.ProcNum));
  const stray = proceduresIn(chart, ProcStatus.TPi).filter(({ ProcNum }) => !attached.has(ProcNum));
  if (stray.length > 0)
    inactivePlan(
      chart,
      UNASSIGNED,
      stray.map((procedure) => [procedure]),
    );
}

/**
 * The estimate rows the server keeps for planned work: those of the Active plan from one pass over it, those of parked
 * procedures each alone.
 */
export function storeEstimates(chart: Chart): void {
  const { book, patient } = chart;
  if (!book.rows('patplan').some((row) => row.PatNum === patient.PatNum)) return;
  const active = book
    .rows('treatplan')
    .find((row) => row.PatNum === patient.PatNum && row.TPStatus === TPStatus.Active);
  const attaches = book.rows('treatplanattach').filter((row) => row.TreatPlanNum === active?.TreatPlanNum);
  const onPlan = chart.estimates(patient, DEMO_TODAY, treatmentOrder(chart, attaches));
  const alone = chart.estimates(patient, DEMO_TODAY, proceduresIn(chart, ProcStatus.TPi));
  for (const { rows } of [...estimateTreatmentPlan(onPlan), ...estimateAlone(alone)]) {
    for (const { row } of rows) {
      const { ClaimProcNum, ...columns } = row;
      const stored = book.rows('claimproc').find((each) => each.ClaimProcNum === ClaimProcNum);
      if (stored) Object.assign(stored, columns);
      else book.add('claimproc', { ...columns, SecDateEntry: DEMO_TODAY });
    }
  }
}

/** The procedures of attaches in the order in which a plan lists them. */
export function treatmentOrder({ book }: Chart, attaches: Row<'treatplanattach'>[]): Procedure[] {
  const priorities = new Map(book.rows('definition').map((row) => [row.DefNum, row.ItemOrder]));
  const procedures = new Map(book.rows('procedurelog').map((row) => [row.ProcNum, row]));
  const items = attaches.map(({ ProcNum, Priority }) => {
    const { ToothNum, ProcDate } = procedures.get(ProcNum)!;
    return { ProcNum, ToothNum: ToothNum ?? '', ProcDate, priorityOrder: priorities.get(Priority) };
  });
  return inTreatmentOrder(items, { TreatPlanSortByTooth: true }).map(({ ProcNum }) => procedures.get(ProcNum)!);
}

function proceduresIn({ book, patient }: Chart, status: number): Procedure[] {
  return book.rows('procedurelog').filter((row) => row.PatNum === patient.PatNum && row.ProcStatus === status);
}
