import { TimePeriod } from '../../domain/enums.ts';
import type { Benefit } from '../coverage/benefits.ts';
import { countsToward } from '../coverage/counts-toward.ts';
import { yearOf } from '../coverage/coverage.ts';
import { type HistoryItem, sumHistory } from '../coverage/history.ts';
import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * Step 11 of EST-3: lowers the estimate to what is left of the individual and the family maximum (MAX-1, MAX-3), and
 * nothing else of the row (MAX-9); true if nothing was left. If the office entered an amount, the note compares that one (MAX-6).
 */
export function applyMaximum(calculation: Calculation): boolean {
  const { row, terms, notes } = calculation;
  const { maximum, familyMaximum } = terms;
  let claimed = row.InsEstTotalOverride !== -1 ? row.InsEstTotalOverride : row.InsEstTotal;
  let note = '';
  for (const benefit of [maximum, familyMaximum]) {
    if (!benefit) continue;
    const left = maximumLeft(calculation, benefit);
    lower(calculation, benefit, left);
    if (left <= 0) {
      notes.push(noteOf(benefit, maximum));
      return true;
    }
    if (claimed > left) note = noteOf(benefit, maximum);
    claimed = Math.min(claimed, left);
  }
  if (note !== '') notes.push(note);
  return false;
}

function lower({ row, steps }: Calculation, benefit: Benefit, left: number): void {
  const before = row.InsEstTotal;
  row.InsEstTotal = Math.max(0, Math.min(before, left));
  steps?.push(
    explain({
      kind: 'maximum',
      rule: benefit.isFamily ? 'MAX-3' : isLifetime(benefit) ? 'MAX-4' : 'MAX-1',
      benefitNum: benefit.row.BenefitNum,
      maximum: benefit.row.MonetaryAmt,
      left: Math.max(0, left),
      before,
      after: row.InsEstTotal,
      isFamily: benefit.isFamily,
    }),
  );
}

/** The maximum without what history and earlier lines used of it (MAX-1 step 1); may be negative. */
function maximumLeft(calculation: Calculation, benefit: Benefit): number {
  const { coverage, prepared, row, benefitDate, planned } = calculation;
  const { start, end } = yearOf(coverage, benefitDate);
  // A lifetime window has no beginning, but it ends with the year like any other window (MAX-4, ODD-6, ODD-15).
  const from = isLifetime(benefit) ? '' : start;
  const measure = ({ row: item, code, isPatients, amount }: HistoryItem) => {
    const counts = (benefit.isFamily || isPatients) && from <= item.ProcDate && item.ProcDate <= end;
    return counts && countsToward(coverage, benefit, code, prepared.codes) ? amount : 0;
  };
  const paid = sumHistory(coverage.history, benefit, end, row, measure);
  return decimal(benefit.row.MonetaryAmt - paid - (planned?.amounts.get(benefit) ?? 0));
}

/** The texts of COL-3. If there is an individual maximum too, the text for a family maximum names that one (MAX-3). */
function noteOf(benefit: Benefit, individual: Benefit | undefined): string {
  if (!benefit.isFamily) return isLifetime(benefit) ? 'Over lifetime max' : 'Over annual max';
  if (!individual) return 'Over family max';
  return isLifetime(individual) ? 'Over family lifetime max' : 'Over family annual max';
}

function isLifetime(benefit: Benefit): boolean {
  return benefit.row.TimePeriod === TimePeriod.Lifetime;
}
