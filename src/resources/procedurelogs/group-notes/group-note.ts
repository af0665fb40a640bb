import { recordAudit } from '../../../db/audit.ts';
import type { Handle, Transaction } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { isSigned } from '../../../practice/chart/procnotes.ts';
import { isGroupNote, requireProcedure } from '../../../practice/procedures/target.ts';
import { flagField, keyField, keyListField, shape, textField } from '../../../wire/shape.ts';

type Procedure = Row<'procedurelog'>;

/** A group note: its row, the procedures it is about, the newest text. */
export interface GroupNote {
  readonly row: Procedure;
  readonly members: readonly Key[];
  readonly note: Row<'procnote'> | undefined;
}

/** What the three group-note methods answer. */
export const groupNoteShape = shape({
  name: 'GroupNote',
  fields: {
    PatNum: keyField({}),
    ProvNum: keyField({}),
    ProcNum: keyField('The row of the note, code ~GRP~.'),
    ProcNums: keyListField({}),
    Note: textField('The newest text.'),
    isSigned: flagField({}),
  },
});

export const groupNoteValues = ({ row, members, note }: GroupNote) => ({
  ...row,
  ProcNums: members.join(),
  Note: note?.Note,
  isSigned: isSigned(note),
});

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
export async function requireGroupNote(handle: Handle, procNum: Key): Promise<Procedure> {
  const target = await requireProcedure(handle, procNum);
  if (!isGroupNote(target)) throw badRequest('ProcNum is not a GroupNote.');
  return target.procedure;
}

export const DONE: readonly number[] = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO];

export async function auditNote(tx: Transaction, row: Procedure, action: 'Created' | 'Updated') {
  await recordAudit(tx, {
    permission: 'ProcCompleteNote',
    patNum: row.PatNum,
    key: row.ProcNum,
    action,
    detail: `Group note of ${row.ProcDate}.`,
  });
}
