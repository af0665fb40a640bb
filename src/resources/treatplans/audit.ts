import type { Transaction } from '../../db/practice.ts';
import type { Row } from '../../db/schema/tables.ts';
import { type AuditEntry, recordAudit } from '../../practice/office/audit.ts';

/** One row for each request, whatever it did (`treatment-plans.md` 0.6). */
export async function recordPlan(
  tx: Transaction,
  action: AuditEntry['action'],
  plan: Row<'treatplan'>,
  developerName: string,
): Promise<void> {
  await recordAudit(tx, {
    permission: 'TreatPlanEdit',
    patNum: plan.PatNum,
    action,
    developerName,
    detail: `TreatPlanNum ${plan.TreatPlanNum}, Heading ${plan.Heading}`,
  });
}
