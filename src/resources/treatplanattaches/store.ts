import type { AuditEntry } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';

export async function isAttached(handle: Handle, treatPlanNum: Key, procNum: Key): Promise<boolean> {
  const attach = await handle.db
    .selectFrom('treatplanattach')
    .select('TreatPlanAttachNum')
    .where('TreatPlanNum', '=', treatPlanNum)
    .where('ProcNum', '=', procNum)
    .executeTakeFirst();
  return attach !== undefined;
}

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
