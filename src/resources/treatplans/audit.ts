import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';

/** One audit row for each request, whatever it did (`treatment-plans.md` 0.6). */
export function planEntry(plan: Row<'treatplan'>): Audited {
  return {
    permission: 'TreatPlanEdit',
    patNum: plan.PatNum,
    detail: ['TreatPlanNum ', plan.TreatPlanNum, `, Heading ${plan.Heading}`],
  };
}
