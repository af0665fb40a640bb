import { CoverageLevel } from '../../../domain/enums.ts';
import { formatCents } from '../../../domain/money.ts';
import type { PreparedInput } from '../../../estimates/coverage/prepare.ts';
import { type RemainingBenefits, remainingBenefits } from '../../../estimates/coverage/remaining-benefits.ts';
import type { PrintedTable } from '../../../pdf/printed-table.ts';

type Amount = (benefits: RemainingBenefits) => number;

const FAMILY: readonly [words: string, amount: Amount][] = [
  ['Family Maximum', ({ maximum }) => maximum.amount],
  ['Family Deductible', ({ deductible }) => deductible.amount],
];

const INDIVIDUAL: readonly [words: string, amount: Amount][] = [
  ['Annual Maximum', ({ maximum }) => maximum.amount],
  ['Deductible', ({ deductible }) => deductible.amount],
  ['Deductible Remaining', ({ deductible }) => deductible.remaining],
  ['Insurance Used', ({ maximum }) => maximum.used],
  ['Pending', ({ maximum }) => maximum.pending],
  ['Remaining', ({ maximum }) => maximum.remaining],
];

/**
 * What is left of the patient's benefits, for primary and secondary plan (`treatment-plans.md` 5.4). A grid without
 * rows is undefined, and takes no room on the sheet.
 */
export function printedBenefits(prepared: PreparedInput): {
  familyBenefits: PrintedTable | undefined;
  individualBenefits: PrintedTable | undefined;
} {
  const benefits = remainingBenefits(prepared, []);
  const of = (level: CoverageLevel) =>
    prepared.coverages
      .slice(0, 2)
      .map((coverage) => benefits.find((one) => one.coverage === coverage && one.level === level));
  return {
    familyBenefits: gridOf('Family Insurance Benefits', FAMILY, of(CoverageLevel.Family)),
    individualBenefits: gridOf('Individual Insurance Benefits', INDIVIDUAL, of(CoverageLevel.Individual)),
  };
}

function gridOf(
  caption: string,
  lines: typeof FAMILY,
  [primary, secondary]: readonly (RemainingBenefits | undefined)[],
): PrintedTable | undefined {
  if (!primary && !secondary) return undefined;
  const cell = (benefits: RemainingBenefits | undefined, amount: Amount) => {
    const dollars = benefits ? amount(benefits) : -1;
    return dollars < 0 ? '' : formatCents(dollars);
  };
  return {
    caption,
    columns: [
      { caption: 'Benefit', words: 'Benefit', width: 150, align: 'left' },
      { caption: 'Primary', words: 'Primary insurance', width: 75, align: 'right' },
      { caption: 'Secondary', words: 'Secondary insurance', width: 75, align: 'right' },
    ],
    rows: lines.map(([words, amount]) => ({
      kind: 'line',
      cells: [words, cell(primary, amount), cell(secondary, amount)],
    })),
  };
}
