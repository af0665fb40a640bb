import description from '../../../../package.json' with { type: 'json' };
import type { Key } from '../../../domain/key.ts';
import { sumOf } from '../../../domain/money.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { remainingBenefits } from '../../../estimates/coverage/remaining-benefits.ts';
import type { ProcedureEstimate } from '../../../estimates/lines/treatment-plan.ts';
import { type DateFormats, objectEncoder } from '../../../wire/encode.ts';
import { estimateShape } from './estimate-shape.ts';

const NOTICE =
  'This is an estimate, not a guarantee of payment. What insurance pays is decided by its own records on the day of ' +
  'treatment, and the patient owes what it does not pay.';

/** One line of an estimate, with what the engine does not know of it. */
interface EstimatedLine {
  readonly estimate: ProcedureEstimate;
  readonly procCode: string;
  readonly descript: string;
  readonly priority: Key;
  readonly priorityName: string;
}

interface Estimated {
  /** When the rows were read, `yyyy-MM-dd HH:mm:ss`. */
  readonly now: string;
  readonly prepared: PreparedInput;
  readonly lines: readonly EstimatedLine[];
  readonly plan?: { readonly TreatPlanNum: Key; readonly Heading: string | null; readonly TPStatus: number };
}

const SUMMED = ['FeeAmt', 'PriInsAmt', 'SecInsAmt', 'Discount', 'PatAmt', 'FeeAllowed', 'TaxAmt'] as const;

/** The JSON of an estimate (`estimate-shape.ts`). */
export function estimateJson({ now, prepared, lines, plan }: Estimated, formats: DateFormats): string {
  const byPriority = [...Map.groupBy(lines, ({ priority }) => priority).values()];
  const { patient, asOf } = prepared.input;
  const encode = objectEncoder(estimateShape, formats);
  return encode({
    PatNum: patient.PatNum,
    asOf,
    estimatedAsOf: now,
    engine: 'Bitewing',
    engineVersion: description.version,
    notice: NOTICE,
    ...plan,
    lines: lines.map(lineValues),
    subtotals: byPriority.map((group) => ({ ...priorityOf(group[0]!), ...sumsOf(group.map(moneyOf)) })),
    totals: sumsOf(lines.map(moneyOf)),
    remainingBenefits: remainingValues(prepared, lines),
  });
}

function lineValues(line: EstimatedLine, ItemOrder: number) {
  const { procedure, line: money } = line.estimate;
  return {
    ...procedure,
    ...money,
    ...priorityOf(line),
    ItemOrder,
    ProcNum: procedure.ProcNum > 0 ? procedure.ProcNum : 0,
    procCode: line.procCode,
    descript: line.descript,
    DiscountPlanAmt: money.discountPlan.amount,
    EstimateNote: money.notes.join(', '),
    ...explanation(line.estimate),
  };
}

/** Each plan's row for a procedure with its steps, and the steps of the line. */
export const explanation = ({ rows, lineSteps }: ProcedureEstimate) => ({
  estimates: rows.map(({ row, coverage, steps }) => ({ ...row, Ordinal: coverage?.ordinal ?? 0, steps })),
  steps: lineSteps,
});

function remainingValues(prepared: PreparedInput, lines: readonly EstimatedLine[]) {
  const benefits = remainingBenefits(
    prepared,
    lines.map(({ estimate }) => estimate),
  );
  return benefits.map(({ coverage, level, start, end, maximum, deductible }) => ({
    Ordinal: coverage.ordinal,
    PatPlanNum: prepared.input.patPlans.find(({ InsSubNum }) => InsSubNum === coverage.sub.InsSubNum)?.PatPlanNum,
    PlanNum: coverage.plan.PlanNum,
    InsSubNum: coverage.sub.InsSubNum,
    CoverageLevel: level,
    DateStart: start,
    DateEnd: end,
    Maximum: maximum.amount,
    MaximumUsed: maximum.used,
    MaximumPending: maximum.pending,
    MaximumPlanned: maximum.planned,
    MaximumRemaining: maximum.remaining,
    Deductible: deductible.amount,
    DeductibleUsed: deductible.used,
    DeductiblePending: deductible.pending,
    DeductiblePlanned: deductible.planned,
    DeductibleRemaining: deductible.remaining,
  }));
}

const priorityOf = ({ priority, priorityName }: EstimatedLine) => ({ Priority: priority, priority: priorityName });

const moneyOf = ({ estimate }: EstimatedLine) => estimate.line;

type Amounts = Readonly<Record<(typeof SUMMED)[number], number>>;

/** Plain sums, of amounts below 0 too. Lines that are not billed (−1) add nothing to the allowed amount (TPL-10). */
export function sumsOf(lines: readonly Amounts[]): Amounts {
  const isAmount = (name: keyof Amounts, amount: number) => name !== 'FeeAllowed' || amount !== -1;
  const sum = (name: keyof Amounts) =>
    sumOf(lines.map((line) => line[name]).filter((amount) => isAmount(name, amount)));
  return Object.fromEntries(SUMMED.map((name) => [name, sum(name)])) as never;
}
