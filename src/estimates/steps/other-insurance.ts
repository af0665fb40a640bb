import { CobRule } from '../../domain/enums.ts';
import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * Step 9 of EST-3: limits both estimates by what other plans pay, as the plan's rule says. PaidOtherInsOverride
 * replaces the other plans' amounts for these limits only (COB-6).
 */
export function applyOtherInsurance({ coverage, row, others, allowed, lineFee, steps }: Calculation): void {
  row.PaidOtherIns = coverage.ordinal === 1 ? 0 : others.paid;
  const entered = row.PaidOtherInsOverride !== -1;
  const paid = entered ? row.PaidOtherInsOverride : others.paid;
  const paidBase = entered ? row.PaidOtherInsOverride : others.paidBase;
  const { writtenOff } = others;
  const before = row.InsEstTotal;
  const benefit = row.BaseEst;
  const rule = ruleAt(coverage.plan.CobRule, coverage.ordinal);
  switch (rule) {
    case CobRule.CarveOut:
      row.InsEstTotal = cap(before, before - paid);
      row.BaseEst = cap(benefit, benefit - paidBase);
      break;
    case CobRule.Standard:
      row.InsEstTotal = cap(before, Math.min(benefit, lineFee - paid - writtenOff));
      row.BaseEst = cap(benefit, lineFee - paidBase - writtenOff);
      break;
    default:
      row.InsEstTotal = cap(before, allowed - paid);
      row.BaseEst = cap(benefit, allowed - paidBase);
  }
  if (row.InsEstTotal === before) return;
  const id = entered ? 'COB-6' : RULE_IDS[coverage.plan.CobRule]!;
  steps?.push(explain({ kind: 'otherInsurance', rule: id, paid, writtenOff, before, after: row.InsEstTotal }));
}

const RULE_IDS: Readonly<Record<number, 'COB-1' | 'COB-2' | 'COB-3' | 'COB-4'>> = {
  [CobRule.Basic]: 'COB-1',
  [CobRule.Standard]: 'COB-2',
  [CobRule.CarveOut]: 'COB-3',
  [CobRule.SecondaryMedicaid]: 'COB-4',
};

/** Secondary Medicaid works like Basic for the second plan and like Standard for later ones (COB-4). */
function ruleAt(rule: number, ordinal: number): number {
  if (rule !== CobRule.SecondaryMedicaid) return rule;
  return ordinal >= 3 ? CobRule.Standard : CobRule.Basic;
}

/** Lowers an estimate to `most`, never raises it, and never goes below 0. */
function cap(estimate: number, most: number): number {
  return decimal(Math.max(0, Math.min(estimate, most)));
}
