import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/practice.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { isSigned } from '../../practice/plans/plan-access.ts';

/** The row, or 404. */
export async function requireProcTp(handle: Handle, procTpNum: Key): Promise<Row<'proctp'>> {
  const procTp = await findRow(handle, 'proctp', procTpNum);
  if (!procTp) throw notFound('ProcTP');
  return procTp;
}

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
