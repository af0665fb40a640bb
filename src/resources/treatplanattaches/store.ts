import type { AuditEntry } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import { hasRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

export const isAttached = (handle: Handle, TreatPlanNum: Key, ProcNum: Key): Promise<boolean> =>
  hasRow(handle, 'treatplanattach', { TreatPlanNum, ProcNum });

export function attachEntry(
  action: AuditEntry['action'],
  plan: Row<'treatplan'>,
  { TreatPlanAttachNum }: Row<'treatplanattach'>,
  what: string,
): AuditEntry {
  return {
    permission: 'TreatPlanEdit',
    patNum: plan.PatNum,
    action,
    detail: `TreatPlanAttachNum ${TreatPlanAttachNum}, TreatPlanNum ${plan.TreatPlanNum}, ${what}`,
  };
}
