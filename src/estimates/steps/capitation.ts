import { ClaimProcStatus, PlanType } from '../../domain/enums.ts';
import { usesUcrForExclusions } from '../coverage/terms.ts';
import { decimal } from '../facts/rounding.ts';
import type { Calculation } from './calculation.ts';
import { explain } from './explained-step.ts';

/**
 * Step 6 of EST-3: the calculation of a capitation row ends here; true if it is one. The patient owes the copay, the
 * rest of the fee is written off, and nothing is paid per procedure (CAP-1).
 */
export function applyCapitation({ coverage, terms, preferences, row, lineFee, steps }: Calculation): boolean {
  if (coverage.plan.PlanType !== PlanType.Capitation || row.Status !== ClaimProcStatus.CapEstimate) return false;
  if (row.CopayAmt === -1) row.CopayAmt = 0;
  const copay = row.CopayOverride !== -1 ? row.CopayOverride : row.CopayAmt;
  const owesUcr = terms.exclusion !== undefined && usesUcrForExclusions(coverage, preferences);
  row.WriteOffEst = owesUcr ? 0 : Math.max(0, decimal(lineFee - copay));
  row.WriteOff = row.WriteOffEst;
  row.DedEst = 0;
  row.DedApplied = 0;
  row.BaseEst = 0;
  row.InsEstTotal = 0;
  row.Percentage = -1;
  row.PercentOverride = -1;
  steps?.push(explain({ kind: 'capitation', rule: 'CAP-1', copay, writeOff: row.WriteOffEst }));
  return true;
}
