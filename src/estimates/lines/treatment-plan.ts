import type { Coverage } from '../coverage/coverage.ts';
import { addLine, nothingPlanned, type PlannedUse } from '../coverage/planned-use.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import type { ProcedureRow } from '../facts/table-rows.ts';
import { type EstimatedRows, estimateProcedure, type Run } from '../steps/estimate-procedure.ts';
import type { ExplainedStep } from '../steps/explained-step.ts';
import { type DiscountAmount, discountAmounts } from './discount-plan.ts';
import { explainLine, type TreatmentLine, treatmentLine } from './line.ts';

/** One procedure of a run: its rows to store, and the money of its treatment plan line. */
export interface ProcedureEstimate extends EstimatedRows {
  readonly procedure: ProcedureRow;
  readonly line: TreatmentLine;
  /** The steps that led to the line's amounts, if they were asked for; each row has its own steps. */
  readonly lineSteps: readonly ExplainedStep[] | undefined;
}

interface RunOptions {
  /** Collects the steps of every row. */
  readonly explain?: boolean;
  /** Each procedure keeps its own date, as on a claim, whatever InsChecksFrequency says. */
  readonly keepsDates?: boolean;
}

/**
 * The treatment plan pass: estimates the procedures in the given order. Each one takes into account what history and
 * earlier lines used of maxima, deductibles and frequencies (TPL-2, LOOP-1, `treatment-plans.md` 3.6). With
 * InsChecksFrequency on, every line counts as dated on the plan's date (TPL-6). Stores nothing: the caller does, for an
 * active plan only (TPL-7).
 */
export function estimateTreatmentPlan(prepared: PreparedInput, options: RunOptions = {}): ProcedureEstimate[] {
  const { input, codes, coverages } = prepared;
  const planned = new Map<Coverage, PlannedUse>(coverages.map((coverage) => [coverage, nothingPlanned()]));
  const date = input.preferences.InsChecksFrequency && !options.keepsDates ? input.asOf : undefined;
  const run: Run = { planned, date, explain: options.explain ?? false };
  const discounts = discountAmounts(prepared, linesOf(prepared, date));
  return input.procedures.map((procedure, index) => {
    const estimated = estimateProcedure(prepared, procedure, run);
    const code = codes.byNum(procedure.CodeNum);
    for (const { coverage, row } of estimated.rows) {
      if (coverage)
        addLine(planned.get(coverage)!, coverage, codes, {
          procedure,
          code,
          row,
          date: date ?? (options.keepsDates ? procedure.ProcDate : input.asOf),
        });
    }
    return finish(prepared, procedure, estimated, discounts[index]!, run);
  });
}

/**
 * Estimates each procedure alone, without history and earlier lines, as when it is saved (EST-2, REC-1). Deductibles
 * stay as stored; maxima and frequencies are applied by the next treatment plan pass.
 */
export function estimateAlone(prepared: PreparedInput): ProcedureEstimate[] {
  const run: Run = { planned: undefined, date: undefined, explain: false };
  const discounts = discountAmounts(prepared, linesOf(prepared, undefined));
  return prepared.input.procedures.map((procedure, index) => {
    return finish(prepared, procedure, estimateProcedure(prepared, procedure, run), discounts[index]!, run);
  });
}

function finish(
  prepared: PreparedInput,
  procedure: ProcedureRow,
  estimated: EstimatedRows,
  discount: DiscountAmount,
  run: Run,
): ProcedureEstimate {
  const line = treatmentLine(prepared, procedure, estimated.rows, discount);
  return { procedure, ...estimated, line, lineSteps: run.explain ? explainLine(prepared, line) : undefined };
}

function linesOf({ input }: PreparedInput, date: string | undefined) {
  return input.procedures.map((procedure) => ({ procedure, date: date ?? procedure.ProcDate }));
}
