import { ageAt } from '../../domain/calendar.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/** Sets the estimate to 0 if the patient is older today than a limit allows; true if it did (AGE-1). */
export function applyAgeLimit({ terms, row, patient, today, notes, steps }: Calculation): boolean {
  if (terms.ageLimits.length === 0) return false;
  const age = ageAt(patient.Birthdate, today);
  const exceeded = terms.ageLimits.find((benefit) => age > benefit.row.Quantity);
  if (!exceeded) return false;
  const { Quantity: limit, BenefitNum: benefitNum } = exceeded.row;
  row.InsEstTotal = 0;
  notes.push(`Age limitation: ${limit}`);
  steps?.push(explain({ kind: 'ageLimit', rule: 'AGE-1', benefitNum, limit, age }));
  return true;
}
