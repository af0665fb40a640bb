import { addMonths } from '../../domain/calendar.ts';
import { QuantityQualifier, TimePeriod } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { monthsBefore } from '../coverage/benefit-year.ts';
import type { Benefit } from '../coverage/benefits.ts';
import { type Coverage, yearOf } from '../coverage/coverage.ts';
import { isInterval } from '../coverage/frequency-rows.ts';
import { servicesBefore } from '../coverage/history.ts';
import { type Service, type Shelves, shelvesAround } from '../coverage/services.ts';
import { payNothing } from '../facts/columns.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/** Text in the EstimateNote of a row to which a frequency limitation applied. */
export const FREQUENCY_NOTE = 'Frequency Limitation';

/** Step 14 of EST-3: a line over a frequency limitation is not paid; true when it was over (FRQ-1). */
export function applyFrequency(calculation: Calculation): boolean {
  const { preferences, planned, terms, coverage, serviceDate, row, notes, steps } = calculation;
  if (!preferences.InsChecksFrequency || !planned || serviceDate === '') return false;
  for (const benefit of terms.frequencies) {
    const window = windowOf(benefit, serviceDate, coverage);
    const allowed = isInterval(benefit) ? 1 : benefit.row.Quantity;
    const lists = [servicesBefore(coverage.history, benefit), planned.services.get(benefit) ?? new Map()];
    if (!isReached(lists, calculation, benefit, window, allowed)) continue;
    payNothing(row);
    calculation.isOverFrequency = true;
    notes.push(FREQUENCY_NOTE);
    const { rule, from: since } = window;
    steps?.push(explain({ kind: 'frequency', rule, benefitNum: benefit.row.BenefitNum, allowed, since }));
    return true;
  }
  return false;
}

interface Window {
  readonly rule: 'FRQ-1' | 'FRQ-2' | 'FRQ-3';
  readonly from: string;
  /** The first day itself is outside. */
  readonly isOpen: boolean;
  /** The first day after the window; empty when it has no end. */
  readonly before: string;
}

function windowOf(benefit: Benefit, date: string, coverage: Coverage): Window {
  const { QuantityQualifier: qualifier, Quantity, TimePeriod: period } = benefit.row;
  if (isInterval(benefit)) {
    const months = qualifier === QuantityQualifier.Years ? Quantity * 12 : Quantity;
    return { rule: 'FRQ-2', from: monthsBefore(date, months), isOpen: false, before: '' };
  }
  if (period === TimePeriod.NumberInLast12Months) {
    return { rule: 'FRQ-3', from: monthsBefore(date, 12), isOpen: true, before: '' };
  }
  const isCalendar = period === TimePeriod.CalendarYear;
  const from = isCalendar ? `${date.slice(0, 4)}-01-01` : yearOf(coverage, date).start;
  // ODD-11: the day one year after the start is outside.
  return { rule: isCalendar ? 'FRQ-1' : 'FRQ-3', from, isOpen: false, before: addMonths(from, 12) };
}

/** Whether there are as many other procedures in the same area and window as the limit; each counts once (FRQ-6). */
function isReached(
  lists: readonly Shelves[],
  { procedure, code }: Calculation,
  benefit: Benefit,
  window: Window,
  enough: number,
): boolean {
  const counted = new Set<Key>();
  if (enough <= 0) return true;
  for (const shelves of lists) {
    for (const shelf of shelvesAround(shelves, benefit.row.TreatArea, procedure, code.row.TreatArea)) {
      for (let index = firstIn(shelf, window); index < shelf.length; index++) {
        const { ProcNum, date } = shelf[index]!;
        if (window.before !== '' && date >= window.before) break;
        if (ProcNum !== procedure.ProcNum) counted.add(ProcNum);
        if (counted.size >= enough) return true;
      }
    }
  }
  return false;
}

/** Index of the first service of a shelf, which is sorted by date, within the window. */
function firstIn(shelf: readonly Service[], { from, isOpen }: Window): number {
  let low = 0;
  let high = shelf.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { date } = shelf[middle]!;
    if (date < from || (isOpen && date === from)) low = middle + 1;
    else high = middle;
  }
  return low;
}
