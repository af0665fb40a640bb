import type { Handle, Reader } from '../../../db/handle.ts';
import { prepared } from '../../../db/rows/prepared.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { PLANNED } from '../../../domain/planned.ts';
import { type PreparedInput, prepare } from '../../../estimates/coverage/prepare.ts';
import { inSavedOrder } from '../../../estimates/lines/saved-order.ts';
import { estimateTreatmentPlan, type ProcedureEstimate } from '../../../estimates/lines/treatment-plan.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { isPreferenceOn } from '../../office/preferences.ts';
import { type EstimateQuestion, estimateInput, procedureToEstimate } from '../input/estimate-input.ts';
import { claimProcsOfPlan } from '../input/history.ts';
import { asSaved } from './as-saved.ts';

type Plan = Pick<Row<'treatplan'>, 'TreatPlanNum' | 'PatNum'>;
type PlannedProcedure = Awaited<ReturnType<typeof plannedProcedures>>[number];

export interface PlanEstimate {
  readonly prepared: PreparedInput;
  /** In the order of the plan. */
  readonly lines: readonly { readonly procedure: PlannedProcedure; readonly estimate: ProcedureEstimate }[];
}

/**
 * The treatment plan pass over a live plan (`treatment-plans.md` 3.1, 3.2, 3.6): every TP or TPi procedure attached to
 * it, in order, with the rows and the line the engine makes of it. Writes nothing. `asOf` is the date the plan is
 * computed for, today unless said otherwise; the number of queries does not depend on the number of procedures.
 */
export async function estimatePlan(
  handle: Handle,
  plan: Plan,
  { asOf, explain = false }: { asOf?: string | undefined; explain?: boolean | undefined } = {},
): Promise<PlanEstimate> {
  const [planned, attached, sortsByTooth] = await Promise.all([
    plannedProcedures(handle, plan),
    claimProcsOfPlan(handle, plan.TreatPlanNum),
    isPreferenceOn(handle, 'TreatPlanSortByTooth'),
  ]);
  const procedures = inSavedOrder(planned, sortsByTooth);
  const procNums = new Set(procedures.map(({ ProcNum }) => ProcNum));
  const claimProcs = attached.filter(({ ProcNum }) => procNums.has(ProcNum));
  return estimateInOrder(handle, plan.PatNum, procedures, { asOf, explain, claimProcs });
}

/** The same pass over the procedures that a Saved plan's lines were made of, in the order of the lines. */
export async function estimateSavedPlan(
  handle: Handle,
  { PatNum }: Plan,
  lines: readonly Pick<Row<'proctp'>, 'ProcNumOrig' | 'Priority'>[],
): Promise<PlanEstimate> {
  const rows = new Map((await savedProcedures(handle, PatNum, lines)).map((row) => [row.ProcNum, row]));
  const procedures = lines.flatMap(({ ProcNumOrig, Priority }) => {
    const row = rows.get(ProcNumOrig);
    return row ? [{ ...row, ToothNum: row.ToothNum ?? '', attachPriority: Priority, priorityOrder: undefined }] : [];
  });
  return estimateInOrder(handle, PatNum, procedures, { explain: true });
}

async function estimateInOrder(
  handle: Handle,
  patNum: Key,
  procedures: readonly PlannedProcedure[],
  { explain, ...known }: { explain: boolean } & Pick<EstimateQuestion, 'asOf' | 'claimProcs'>,
): Promise<PlanEstimate> {
  const asked = procedures.map((procedure) => procedureToEstimate(procedure));
  const input = prepare(await estimateInput(handle, { patNum, procedures: asked, ...known }));
  const estimates = await asSaved(handle, input, procedures, estimateTreatmentPlan(input, { explain }));
  const lines = procedures.map((procedure, index) => ({ procedure, estimate: estimates[index]! }));
  return { prepared: input, lines };
}

async function plannedProcedures(handle: Handle, { TreatPlanNum, PatNum }: Plan) {
  const orderOf = new Map((await definitionsOf(handle, 'TxPriorities')).map((d) => [d.DefNum, d.ItemOrder]));
  const rows = await proceduresOf(handle, TreatPlanNum);
  const own = rows.filter((row) => row.PatNum === PatNum);
  return own.map((row) => ({
    ...row,
    ToothNum: row.ToothNum ?? '',
    priorityOrder: orderOf.get(row.attachPriority),
  }));
}

/** The rows of a live plan's procedures, and of another patient's that are attached to it by mistake. */
export const proceduresOf = (reader: Reader, treatPlanNum: Key) =>
  reader.remember(`procedures of plan ${treatPlanNum}`, () => readProcedures(reader, treatPlanNum), [
    'treatplanattach',
    'procedurelog',
  ]);

const readProcedures = prepared((db, treatPlanNum: Key) =>
  db
    .selectFrom('treatplanattach as a')
    .innerJoin('procedurelog as p', 'p.ProcNum', 'a.ProcNum')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .selectAll('p')
    .select(['a.Priority as attachPriority'])
    .select(CODE_COLUMNS)
    .where('a.TreatPlanNum', '=', treatPlanNum)
    .where('p.ProcStatus', 'in', PLANNED)
    .orderBy('p.ProcNum'),
);

const CODE_COLUMNS = ['c.ProcCode', 'c.AbbrDesc', 'c.Descript', 'c.LaymanTerm', 'c.TreatArea'] as const;
/** Those that lines were made of, as far as they are still planned. */
const savedProcedures = (handle: Handle, patNum: Key, lines: readonly Pick<Row<'proctp'>, 'ProcNumOrig'>[]) =>
  handle.db
    .selectFrom('procedurelog as p')
    .leftJoin('procedurecode as c', 'c.CodeNum', 'p.CodeNum')
    .selectAll('p')
    .select(CODE_COLUMNS)
    .where('p.ProcNum', 'in', [0, ...lines.map(({ ProcNumOrig }) => ProcNumOrig)])
    .where('p.PatNum', '=', patNum)
    .where('p.ProcStatus', 'in', PLANNED)
    .execute();
