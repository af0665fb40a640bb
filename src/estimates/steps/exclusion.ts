import { NO_OVERRIDES } from '../facts/columns.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/** Step 10 of EST-3: an excluded code is not paid (EXC-1), and its row may become do-not-bill (EXC-3). */
export function applyExclusion({ terms, row, preferences, notes, steps }: Calculation): void {
  if (!terms.exclusion) return;
  row.BaseEst = 0;
  row.InsEstTotal = 0;
  notes.push('Exclusion');
  if (preferences.InsPlanExclusionsMarkDoNotBillIns) row.NoBillIns = 1;
  steps?.push(explain({ kind: 'exclusion', rule: 'EXC-1', benefitNum: terms.exclusion.row.BenefitNum }));
}

/** Step 2 of EST-3: empties a row that is not billed, so that it uses up nothing (NBI-1). */
export function resetNotBilled({ row, steps }: Calculation): void {
  Object.assign(row, {
    ...NO_OVERRIDES,
    CopayAmt: 0,
    Percentage: -1,
    DedEst: -1,
    PaidOtherIns: -1,
    BaseEst: 0,
    InsEstTotal: 0,
    InsPayEst: 0,
    WriteOff: 0,
    WriteOffEst: -1,
    EstimateNote: '',
  });
  steps?.push(explain({ kind: 'notBilled', rule: 'NBI-1' }));
}
