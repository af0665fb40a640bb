import { exact, sumOf } from '../../domain/money.ts';
import type { Chart, MoneyLine, PlanWithMoney, Sums } from './answers.ts';
import { placeOf } from './teeth.ts';
import type { Area, Words } from './words/words.ts';

/** A treatment as the page shows it. */
export interface Treatment extends MoneyLine {
  /** ProcTPNum of a Saved plan's line, else ProcNum. */
  readonly id: number;
  readonly name: string;
  /** Further lines of the description, as the office wrote them. */
  readonly remarks: readonly string[];
  /** Deductibles that the description says were applied. */
  readonly deductibles: readonly string[];
  /** `upper right first molar (3)`; empty if the work has no place. */
  readonly place: string;
  /** Stored numbers of the teeth it is drawn on. */
  readonly teeth: readonly string[];
  /** Its plan shows what a discount plan takes off, not insurance (`treatment-plans.md` 1.8). */
  readonly isDiscountPlan: boolean;
}

export interface Phase {
  readonly name: string;
  readonly treatments: readonly Treatment[];
  readonly sums: Sums;
}

/**
 * The lines of a plan with their names and places. If the plan has no chart of its own, its teeth are numbered as in
 * `numbering`, another chart of the patient.
 */
export function treatmentsOf(
  { plan, money, lines }: PlanWithMoney,
  chart: Chart | undefined,
  words: Words,
  numbering: Chart | undefined = chart,
): Treatment[] {
  return money.lines.map((line, index) => {
    const saved = lines[index]?.ProcTPNum;
    const id = saved ?? line.ProcNum;
    // Lines and procedures are numbered separately, so a line and a procedure may have the same number.
    const isIts: Its = (finding) =>
      saved === undefined
        ? finding.ProcTPNum === undefined && finding.ProcNum === line.ProcNum
        : finding.ProcTPNum === saved;
    const [first = '', ...remarks] = line.descript.split(/\r?\n/);
    const [, name = first, range] = RANGE.exec(first) ?? [];
    const teeth = chart ? teethWith(chart, isIts) : [];
    const place =
      chart && teeth.length > 0
        ? placeWords(chart, teeth, words)
        : (areaWords(chart, isIts, words) ?? numbered(line.ToothNum || range || '', numbering, words));
    return {
      ...line,
      Discount: takenOff(line),
      id,
      name: place ? name : first,
      remarks: remarks.filter((remark) => remark && !DEDUCTIBLE.test(remark)),
      deductibles: remarks.flatMap((remark) => DEDUCTIBLE.exec(remark)?.[1] ?? []),
      teeth,
      place,
      isDiscountPlan: plan.TPType === 'Discount',
    };
  });
}

/**
 * What the office takes off. Discount may also count what the fee is below the usual one, for which nobody pays less
 * (`treatment-plans.md` 3.8, C).
 */
function takenOff(line: MoneyLine): number {
  const { FeeAmt, CatPercUCR, TaxAmt = 0, Discount, PatAmt } = line;
  const reallyOff = exact(Discount - Math.max(0, CatPercUCR - FeeAmt));
  return Math.abs(FeeAmt + TaxAmt - insuranceOf(line) - reallyOff - PatAmt) < 0.005 ? reallyOff : Discount;
}

/** How a saved line names the teeth of its range, in the office's numbers. */
const RANGE = /^(.*) #([\d,A-T-]+)$/;

/** How a saved line says it, of the primary or the secondary insurance (`treatment-plans.md` 2.5). */
const DEDUCTIBLE = /^(?:Pri|Sec) Deduct Applied: (\$[\d,.]+)$/;

type Its = (finding: { ProcNum: number; ProcTPNum?: number }) => boolean;

const teethWith = (chart: Chart, isIts: Its) =>
  chart.teeth.filter(({ findings }) => findings.some(isIts)).map(({ tooth }) => tooth);

function placeWords(chart: Chart, teeth: readonly string[], words: Words): string {
  const labelOf = (tooth: string) => chart.teeth.find((one) => one.tooth === tooth)?.label ?? tooth;
  const [first = ''] = teeth;
  if (teeth.length === 1) return toothWords(first, labelOf(first), words);
  return words.teeth(ranges(chart, teeth).join(', '));
}

/** `5, 12–14`: neighbours in the chart's order, from three on, are drawn together. */
function ranges(chart: Chart, teeth: readonly string[]): string[] {
  const all = chart.teeth.map(({ tooth }) => tooth);
  const label = (tooth: string) => chart.teeth.find((one) => one.tooth === tooth)!.label;
  const runs: string[][] = [];
  for (const tooth of teeth) {
    const run = runs.at(-1);
    if (run && all.indexOf(run.at(-1)!) + 1 === all.indexOf(tooth)) run.push(tooth);
    else runs.push([tooth]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${label(run[0]!)}–${label(run.at(-1)!)}`] : run.map(label)));
}

/** `upper right first molar (3)`. */
export function toothWords(tooth: string, label: string, words: Words): string {
  const place = placeOf(tooth);
  return place ? `${words.chart.tooth(place)} (${label})` : words.tooth(label);
}

function areaWords(chart: Chart | undefined, isIts: Its, words: Words): string | undefined {
  const area: Area | undefined = chart?.areas.find(({ findings }) => findings.some(isIts))?.area;
  return area && words.chart.areas[area];
}

/** The place of a tooth, or of several (`5,12-14`), by the numbers that the office gives them. */
function numbered(label: string, numbering: Chart | undefined, words: Words): string {
  if (!label) return '';
  if (/[,-]/.test(label)) return words.teeth(label.replaceAll('-', '–').replaceAll(',', ', '));
  const stored = numbering?.teeth.find((one) => one.label === label)?.tooth;
  return stored === undefined ? words.tooth(label) : toothWords(stored, label, words);
}

/** Treatments by priority, in the plan's order. */
export function phasesOf(treatments: readonly Treatment[], words: Words): Phase[] {
  return [...Map.groupBy(treatments, ({ Priority }) => Priority).values()].map((group) => ({
    name: group[0]!.priority || words.noPhase,
    treatments: group,
    sums: sumsOf(group),
  }));
}

/** Plain sums of the stored amounts, as on paper (`insurance-estimates.md` TPL-10): only what is shown is rounded to cents. */
export function sumsOf(lines: readonly Sums[]): Sums {
  const sum = (name: keyof Sums) => sumOf(lines.map((line) => line[name]));
  return {
    FeeAmt: sum('FeeAmt'),
    PriInsAmt: sum('PriInsAmt'),
    SecInsAmt: sum('SecInsAmt'),
    Discount: sum('Discount'),
    PatAmt: sum('PatAmt'),
  };
}

export const insuranceOf = ({ PriInsAmt, SecInsAmt }: Sums) => exact(PriInsAmt + SecInsAmt);

/** Whether an insurance is asked for any of the lines, even if it pays nothing. A discount plan counts as one. */
export const asksInsurance = (lines: readonly MoneyLine[]) =>
  lines.some((line) => line.estimates.length > 0 || insuranceOf(line) !== 0);

/** What the amounts of insurance, or of the discount plan in its place, are called. */
export const payerOf = (lines: readonly Treatment[], words: Words) =>
  lines[0]?.isDiscountPlan ? words.discountPlan : words.insuranceShort;

/** Whether insurance pays nothing for the line, although it pays for others of the plan. */
export const isUnpaid = (line: MoneyLine, plan: Sums) => insuranceOf(line) === 0 && insuranceOf(plan) > 0;
