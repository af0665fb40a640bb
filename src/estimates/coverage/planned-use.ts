import { remember } from '../../domain/remember.ts';
import type { Code, CodeBook } from '../facts/codes.ts';
import { effectiveDeductible, effectiveEstimate, usesNothing } from '../facts/columns.ts';
import { decimal } from '../facts/rounding.ts';
import type { ClaimProcRow, ProcedureRow } from '../facts/table-rows.ts';
import type { Benefit } from './benefits.ts';
import { countsToward } from './counts-toward.ts';
import type { Coverage } from './coverage.ts';
import { sharesDeductible } from './deductible-rows.ts';
import { isInHistory } from './history.ts';
import { type Shelves, shelve } from './services.ts';

/**
 * The loop list of one coverage as running totals: what earlier lines of the pass used up (LOOP-1). Every pass starts
 * with empty totals, so one treatment plan does not affect another (LOOP-2).
 */
export interface PlannedUse {
  /** Deductibles taken, by each deductible row that shares them. */
  readonly deductibles: Map<Benefit, number>;
  allDeductibles: number;
  /** Estimates, by each maximum they use up. */
  readonly amounts: Map<Benefit, number>;
  /** Services, by each frequency row that counts them. */
  readonly services: Map<Benefit, Shelves>;
}

export function nothingPlanned(): PlannedUse {
  return { deductibles: new Map(), allDeductibles: 0, amounts: new Map(), services: new Map() };
}

/**
 * Adds a calculated row of a line to the totals of its plan: its effective estimate, overrides included (MAX-2), and
 * deductible, in dollars, dated `date` (LOOP-1). A row that is in the history list already, as the row of a claim, is not counted a second time, nor is a pre-authorisation,
 * whose estimate has a row of its own (COL-4).
 */
export function addLine(
  planned: PlannedUse,
  coverage: Coverage,
  codes: CodeBook,
  line: { readonly procedure: ProcedureRow; readonly code: Code; readonly row: ClaimProcRow; readonly date: string },
): void {
  const { procedure, code, row, date } = line;
  if (usesNothing(row) || isInHistory(coverage.history, row)) return;
  const deductible = effectiveDeductible(row);
  if (deductible > 0) {
    planned.allDeductibles = decimal(planned.allDeductibles + deductible);
    for (const benefit of coverage.deductibles) {
      if (sharesDeductible(benefit, code, coverage.deductibles, codes)) add(planned.deductibles, benefit, deductible);
    }
  }
  const amount = effectiveEstimate(row);
  if (amount === 0) return;
  for (const benefit of coverage.maxima) {
    if (countsToward(coverage, benefit, code, codes)) add(planned.amounts, benefit, amount);
  }
  if (row.NoBillIns) return;
  const { ProcNum, ToothNum, Surf, ToothRange } = procedure;
  for (const benefit of coverage.frequencies) {
    if (!benefit.procCodes.has(code.ProcCode)) continue;
    const shelves = remember<Benefit, Shelves>(planned.services, benefit, () => new Map());
    shelve(shelves, benefit.row.TreatArea, { ProcNum, date, ToothNum, Surf, ToothRange });
  }
}

function add(totals: Map<Benefit, number>, benefit: Benefit, amount: number): void {
  totals.set(benefit, decimal((totals.get(benefit) ?? 0) + amount));
}
