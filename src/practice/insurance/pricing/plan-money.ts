import description from '../../../../package.json' with { type: 'json' };
import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { exact } from '../../../domain/money.ts';
import { type DateFormats, objectEncoder } from '../../../wire/encode.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { estimateJson, explanation, sumsOf } from './estimate-answer.ts';
import { estimateShape } from './estimate-shape.ts';
import { estimatePlan, estimateSavedPlan } from './plan-estimate.ts';

type Plan = Row<'treatplan'>;

/** The JSON of a live plan's estimate: the amounts that a copy saved now would hold. */
export async function livePlanMoney(
  handle: Handle,
  plan: Plan,
  formats: DateFormats,
  options: Parameters<typeof estimatePlan>[2] = {},
): Promise<string> {
  const { prepared, lines } = await estimatePlan(handle, plan, options);
  const nameOf = await priorityNames(handle);
  const estimated = lines.map(({ procedure, estimate }) => ({
    estimate,
    procCode: procedure.ProcCode ?? '',
    descript: procedure.Descript ?? '',
    priority: procedure.attachPriority,
    priorityName: nameOf(procedure.attachPriority),
  }));
  return estimateJson({ now: handle.now, prepared, plan, lines: estimated }, formats);
}

/**
 * The same form for a Saved plan, with the amounts that its lines keep. With `explain` a line also has the steps of
 * today's calculation if they lead to the same amounts. If not, nobody can tell any more how the saved amounts came
 * about.
 */
export async function savedPlanMoney(
  handle: Handle,
  plan: Plan,
  rows: readonly Row<'proctp'>[],
  formats: DateFormats,
  { explain = false }: { explain?: boolean } = {},
): Promise<string> {
  const nameOf = await priorityNames(handle);
  const explanationOf = explain ? await savedExplanations(handle, plan, rows) : () => NOT_EXPLAINED;
  const priorityOf = ({ Priority }: Row<'proctp'>) => ({ Priority, priority: nameOf(Priority) });
  return objectEncoder(
    estimateShape,
    formats,
  )({
    PatNum: plan.PatNum,
    asOf: plan.DateTP,
    estimatedAsOf: `${plan.DateTP} 00:00:00`,
    engine: 'Bitewing',
    engineVersion: description.version,
    notice: 'These are the amounts of the plan as it was saved: an estimate, not a guarantee of payment.',
    TreatPlanNum: plan.TreatPlanNum,
    Heading: plan.Heading,
    TPStatus: plan.TPStatus,
    lines: rows.map((row) => ({
      ...row,
      ...priorityOf(row),
      ProcNum: row.ProcNumOrig,
      procCode: row.ProcCode,
      descript: row.Descript,
      ToothNum: row.ToothNumTP,
      ProcDate: row.DateTP,
      ProcFee: row.FeeAmt,
      ...explanationOf(row),
    })),
    subtotals: [...Map.groupBy(rows, ({ Priority }) => Priority).values()].map((group) => ({
      ...priorityOf(group[0]!),
      ...sumsOf(group),
    })),
    totals: sumsOf(rows),
    remainingBenefits: [],
  });
}

const NOT_EXPLAINED = { estimates: [] };
const COMPARED = ['FeeAmt', 'PriInsAmt', 'SecInsAmt', 'Discount', 'PatAmt', 'FeeAllowed'] as const;

async function savedExplanations(handle: Handle, plan: Plan, rows: readonly Row<'proctp'>[]) {
  const { lines } = await estimateSavedPlan(handle, plan, rows);
  const found = new Map(lines.map(({ estimate }) => [estimate.procedure.ProcNum, estimate]));
  return (row: Row<'proctp'>) => {
    const estimate = found.get(row.ProcNumOrig);
    const isSame = estimate && COMPARED.every((name) => exact(row[name] - estimate.line[name]) === 0);
    return isSame ? explanation(estimate) : NOT_EXPLAINED;
  };
}

async function priorityNames(handle: Handle): Promise<(priority: Key) => string> {
  const names = new Map(
    (await definitionsOf(handle, 'TxPriorities')).map(({ DefNum, ItemName }) => [DefNum, ItemName]),
  );
  return (priority) => names.get(priority) ?? '';
}
