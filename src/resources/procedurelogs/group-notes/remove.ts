import { recordAudit } from '../../../db/audit.ts';
import type { Transaction } from '../../../db/handle.ts';
import { deleteRows, rowsWhere } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { GROUP_NOTE_CODE } from '../../../practice/chart/procedure-codes.ts';
import { claimProcsOf } from '../../../practice/insurance/stored/claims.ts';
import { requireLivePatient } from '../../../practice/office/patients.ts';
import { markDeleted, refuseWhatHoldsIt } from '../remove.ts';
import { DONE } from './group-note.ts';

/** DELETE GroupNote: the row is marked deleted and its procedures leave it; their notes and its own stay (12). */
export async function removeGroupNote(tx: Transaction, procedure: Row<'procedurelog'>): Promise<void> {
  const id = procedure.ProcNum;
  if (procedure.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
  if (procedure.IsLocked) throw badRequest('Locked GroupNotes cannot be deleted.');
  await requireLivePatient(tx, procedure.PatNum);
  await refuseWhatHoldsIt(tx, id, await claimProcsOf(tx, id));
  const items = await rowsWhere(tx, 'procgroupitem', 'GroupNum', id);
  const members = await statusesOf(
    tx,
    items.map((item) => item.ProcNum),
  );
  await deleteRows(tx, 'procgroupitem', items);
  await markDeleted(tx, procedure);
  await recordAudit(tx, {
    permission: members.some((status) => DONE.includes(status)) ? 'ProcCompleteStatusEdit' : 'ProcDelete',
    patNum: procedure.PatNum,
    key: id,
    action: 'Deleted',
    detail: `:${GROUP_NOTE_CODE} (EC), ${procedure.ProcDate}`,
  });
}

async function statusesOf(tx: Transaction, procNums: readonly Key[]): Promise<number[]> {
  if (procNums.length === 0) return [];
  const rows = await tx.db.selectFrom('procedurelog').select('ProcStatus').where('ProcNum', 'in', procNums).execute();
  return rows.map((row) => row.ProcStatus);
}
