import description from '../../../package.json' with { type: 'json' };
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import type { PreparedInput } from '../../estimates/prepare.ts';
import type { ExplainedStep } from '../../estimates/steps.ts';
import type { ProcedureEstimate } from '../../estimates/treatment-plan.ts';
import { remainingBenefits } from '../../practice/insurance/remaining-benefits.ts';
import { type DateFormats, rowEncoder } from '../../wire/encode.ts';
import type { WireRow } from '../../wire/row.ts';
import { headRow, lineRow, planRow, remainingRow, subtotalRow, totalRow } from './row.ts';

const NOTICE =
  'This is an estimate, not a guarantee of payment. What insurance pays is decided by its own records on the day of ' +
  'treatment, and the patient owes what it does not pay.';

/** One line of an estimate, with what the engine does not know of it. */
export interface EstimatedLine {
  readonly estimate: ProcedureEstimate;
  readonly procCode: string;
  readonly descript: string;
  readonly priority: Key;
  readonly priorityName: string;
}

export interface Estimated {
  readonly prepared: PreparedInput;
  readonly lines: readonly EstimatedLine[];
  readonly plan?: { readonly TreatPlanNum: Key; readonly Heading: string | null; readonly TPStatus: number };
}

const SUMMED = ['FeeAmt', 'PriInsAmt', 'SecInsAmt', 'Discount', 'PatAmt', 'FeeAllowed', 'TaxAmt'] as const;

/** The JSON of an estimate (`schema.ts`). */
export function estimateJson({ prepared, lines, plan }: Estimated, formats: DateFormats): string {
  const encode = encoders(formats);
  const byPriority = [...Map.groupBy(lines, ({ priority }) => priority).values()];
  const { patient, asOf } = prepared.input;
  const head = {
    PatNum: patient.PatNum,
    asOf,
    engine: 'Bitewing',
    engineVersion: description.version,
    notice: NOTICE,
    ...plan,
  };
  return encode(headRow, head, {
    lines: list(lines.map((line, ItemOrder) => lineJson(encode, line, ItemOrder))),
    subtotals: list(byPriority.map((group) => encode(subtotalRow, { ...priorityOf(group[0]!), ...sumsOf(group) }))),
    totals: encode(totalRow, sumsOf(lines)),
    remainingBenefits: list(remainingJson(encode, prepared, lines)),
  });
}

type Encode = ReturnType<typeof encoders>;

function lineJson(encode: Encode, line: EstimatedLine, ItemOrder: number): string {
  const { procedure, rows, line: money, lineSteps } = line.estimate;
  const values = {
    ...procedure,
    ...money,
    ...priorityOf(line),
    ItemOrder,
    ProcNum: procedure.ProcNum > 0 ? procedure.ProcNum : 0,
    procCode: line.procCode,
    descript: line.descript,
    DiscountPlanAmt: money.discountPlan.amount,
    EstimateNote: money.notes.join(', '),
  };
  const estimates = rows.map(({ row, coverage, steps }) =>
    encode(planRow, { ...row, Ordinal: coverage?.ordinal ?? 0 }, stepsJson(steps)),
  );
  return encode(lineRow, values, { estimates: list(estimates), ...stepsJson(lineSteps) });
}

function remainingJson(encode: Encode, prepared: PreparedInput, lines: readonly EstimatedLine[]): string[] {
  const benefits = remainingBenefits(
    prepared,
    lines.map(({ estimate }) => estimate),
  );
  return benefits.map(({ coverage, level, start, end, maximum, deductible }) =>
    encode(remainingRow, {
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
    }),
  );
}

const priorityOf = ({ priority, priorityName }: EstimatedLine) => ({ Priority: priority, priority: priorityName });

/** Plain sums; lines that are not billed (−1) have nothing allowed to add (TPL-10). */
function sumsOf(lines: readonly EstimatedLine[]): Record<(typeof SUMMED)[number], number> {
  const sum = (name: (typeof SUMMED)[number]) =>
    lines.reduce((total, { estimate }) => exact(total + Math.max(0, estimate.line[name])), 0);
  return Object.fromEntries(SUMMED.map((name) => [name, sum(name)])) as never;
}

/** Writes parts as JSON, with further members that are JSON already behind their fields. */
function encoders(formats: DateFormats) {
  const known = new Map<WireRow, (values: readonly unknown[]) => string>();
  return (row: WireRow, values: Readonly<Record<string, unknown>>, more: Readonly<Record<string, string>> = {}) => {
    const encode = known.get(row) ?? rowEncoder(row, { formats });
    known.set(row, encode);
    const own = encode(Object.keys(row.fields).map((name) => values[name]));
    const members = Object.entries(more).map(([name, json]) => `,${JSON.stringify(name)}:${json}`);
    return `${own.slice(0, -1)}${members.join('')}}`;
  };
}

function stepsJson(steps: readonly ExplainedStep[] | undefined): Record<string, string> {
  return steps ? { steps: list(steps.map(stepJson)) } : {};
}

/** Kind, rule and sentence first, then the numbers of the step. Keys beyond 2^53 keep their digits. */
function stepJson({ kind, rule, sentence, ...numbers }: ExplainedStep): string {
  const members = Object.entries({ kind, rule, sentence, ...numbers }).map(
    ([name, value]) => `${JSON.stringify(name)}:${typeof value === 'bigint' ? value : JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}

const list = (members: readonly string[]) => `[${members.join(',')}]`;
