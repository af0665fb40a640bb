import type { AuditEntry } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';

/** One audit row for each request, whatever it did (`treatment-plans.md` 0.6). */
export function planEntry(action: AuditEntry['action'], plan: Row<'treatplan'>): AuditEntry {
  return {
    permission: 'TreatPlanEdit',
    patNum: plan.PatNum,
    action,
    detail: `TreatPlanNum ${plan.TreatPlanNum}, Heading ${plan.Heading}`,
  };
}
