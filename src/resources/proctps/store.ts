import type { Handle, Transaction } from '../../db/practice.ts';
import { findRow } from '../../db/rows.ts';
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

/** The row once no other writer can change its plan, and the plan if it still stands. */
export async function lockProcTp(
  tx: Transaction,
  procTpNum: Key,
): Promise<{ procTp: Row<'proctp'>; plan: Row<'treatplan'> | undefined }> {
  await tx.lockPatient((await requireProcTp(tx, procTpNum)).PatNum);
  const procTp = await requireProcTp(tx, procTpNum);
  return { procTp, plan: await findRow(tx, 'treatplan', procTp.TreatPlanNum) };
}

/** A signature of either side freezes the rows (`treatment-plans.md` 2.14). */
export function refuseSigned(plan: Row<'treatplan'>): void {
  if (isSigned(plan)) throw badRequest('ProcTP belongs to a signed TreatPlan.');
}
