import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isSigned } from '../../practice/plans/plan-access.ts';

/** Refuses any change of the rows while either signature is stored (`treatment-plans.md` 2.14). */
export function refuseSigned(plan: Row<'treatplan'>): void {
  if (isSigned(plan)) throw badRequest('ProcTP belongs to a signed TreatPlan.');
}

export function procTpEntry(procTp: Row<'proctp'>): Audited {
  return {
    permission: 'TreatPlanEdit',
    patNum: procTp.PatNum,
    detail: `ProcTPNum ${procTp.ProcTPNum}, TreatPlanNum ${procTp.TreatPlanNum}`,
  };
}
