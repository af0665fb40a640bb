import type { Handle, Transaction } from '../../../db/practice.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { isSigned } from '../../../practice/chart/procnotes.ts';
import { recordAudit } from '../../../practice/office/audit.ts';
import { isGroupNote, requireProcedure } from '../target.ts';

type Procedure = Row<'procedurelog'>;

/** A group note as it travels: the row of the note, its members, the newest text. */
export function groupNoteJson(row: Procedure, members: readonly Key[], note: Row<'procnote'> | undefined): string {
  return (
    `{"PatNum":${row.PatNum},"ProvNum":${row.ProvNum},"ProcNum":${row.ProcNum},"ProcNums":[${members.join(',')}],` +
    `"Note":${JSON.stringify(note?.Note ?? '')},"isSigned":"${isSigned(note)}"}`
  );
}

export async function membersOf(handle: Handle, groupNum: Key): Promise<Key[]> {
  const items = await handle.db
    .selectFrom('procgroupitem')
    .select('ProcNum')
    .where('GroupNum', '=', groupNum)
    .orderBy('ProcNum')
    .execute();
  return items.map((item) => item.ProcNum);
}

/** The row of a group note, or 404 for no row and 400 for another procedure. */
export async function requireGroupNote(handle: Handle, procNum: Key): Promise<void> {
  if (!isGroupNote(await requireProcedure(handle, procNum))) throw badRequest('ProcNum is not a GroupNote.');
}

export const DONE: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

export async function auditNote(tx: Transaction, row: Procedure, action: 'Created' | 'Updated', developerName: string) {
  await recordAudit(tx, {
    permission: 'ProcCompleteNote',
    patNum: row.PatNum,
    key: row.ProcNum,
    action,
    developerName,
    detail: `Group note of ${row.ProcDate}.`,
  });
}
