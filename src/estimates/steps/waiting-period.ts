import { addMonths } from '../../domain/calendar.ts';
import { QuantityQualifier } from '../../domain/enums.ts';
import { payNothing } from '../facts/columns.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * Step 15 of EST-3: nothing is paid before the waiting months or years since the subscription began are over (WAI-1). A
 * subscription without effective date counts as begun long ago.
 */
export function applyWaitingPeriod({ terms, coverage, row, today, notes, steps }: Calculation): void {
  const { DateEffective } = coverage.sub;
  const date = row.ProcDate > today ? row.ProcDate : today;
  for (const { row: benefit } of terms.waits) {
    const until = addMonths(DateEffective, benefit.Quantity * monthsIn(benefit.QuantityQualifier));
    if (date < DateEffective || date >= until) continue;
    payNothing(row);
    notes.push('Waiting Period');
    steps?.push(explain({ kind: 'waiting', rule: 'WAI-1', benefitNum: benefit.BenefitNum, until }));
    return;
  }
}

function monthsIn(qualifier: number): number {
  if (qualifier === QuantityQualifier.Years) return 12;
  return qualifier === QuantityQualifier.Months ? 1 : 0;
}
