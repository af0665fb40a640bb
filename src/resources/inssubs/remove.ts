import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';

type InsSub = Row<'inssub'>;

/**
 * DELETE inssubs: refused with the first reason while anything but estimates depends on it (`companions-insurance.md`
 * 4).
 */
export async function removeInsSub(tx: Transaction, sub: InsSub): Promise<InsSub> {
  await refuseOfDeletedPatient(tx, { PatNum: sub.Subscriber });
  await lockShared(tx, 'inssub', sub.InsSubNum);
  const claimProcs = await rowsWhere(tx, 'claimproc', 'InsSubNum', sub.InsSubNum);
  await refuseUsed(tx, sub, claimProcs);
  await deleteRows(tx, 'claimproc', claimProcs);
  await deleteRows(tx, 'inssub', [sub]);
  return sub;
}

async function refuseUsed(handle: Handle, { InsSubNum }: InsSub, claimProcs: readonly Row<'claimproc'>[]) {
  if ((await rowsWhere(handle, 'patplan', 'InsSubNum', InsSubNum)).length > 0) {
    throw badRequest("Can't delete InsSub because PatPlans are still attached.");
  }
  const uses = async (table: 'etrans' | 'payplan') =>
    (await rowsWhere(handle, table, 'InsSubNum', InsSubNum)).length > 0;
  const isOnClaim =
    (await rowsWhere(handle, 'claim', 'InsSubNum', InsSubNum)).length > 0 ||
    (await rowsWhere(handle, 'claim', 'InsSubNum2', InsSubNum)).length > 0;
  const reasons: readonly [boolean, string][] = [
    [isOnClaim, 'claims'],
    [claimProcs.some(({ Status }) => Status !== ClaimProcStatus.Estimate), 'claim procedures'],
    [await uses('etrans'), 'electronic transactions'],
    [await uses('payplan'), 'payment plans'],
  ];
  const [, existing] = reasons.find(([holds]) => holds) ?? [];
  if (existing !== undefined) {
    throw badRequest(
      `Not allowed to delete: Subscriber has existing ${existing} and so the subscriber cannot be deleted.`,
    );
  }
}
