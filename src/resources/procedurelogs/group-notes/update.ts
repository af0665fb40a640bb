import type { Transaction } from '../../../db/handle.ts';
import { updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { appendedNote, insertNote, isSigned, newestNote } from '../../../practice/chart/procnotes.ts';
import { refuseDeletedPatient, requirePatient } from '../../../practice/office/patients.ts';
import { requireProcedureProvider } from '../../../practice/procedures/rules.ts';
import type { ValuesOf } from '../../../wire/input.ts';
import { auditNote, type GroupNote, membersOf } from './group-note.ts';
import type { updateGroupNoteInputs } from './inputs.ts';

type Procedure = Row<'procedurelog'>;

/** PUT GroupNote: replaces the note, or adds to a locked one; every version stays (10). */
export async function updateGroupNote(
  tx: Transaction,
  procedure: Procedure,
  body: ValuesOf<typeof updateGroupNoteInputs>,
): Promise<GroupNote> {
  const id = procedure.ProcNum;
  const patient = await requirePatient(tx, body.PatNum);
  await requireProcedureProvider(tx, body.ProvNum);
  refuseDeletedPatient(patient);
  if (body.PatNum !== procedure.PatNum) throw badRequest('PatNum does not match the GroupNote.');
  refuseByState(procedure, body.doAppendNote === true, body.ProvNum);
  const earlier = await newestNote(tx, id);
  const text = body.doAppendNote ? appendedNote(earlier, body.Note) : body.Note;
  const isSameText = sameLines(earlier?.Note ?? '', text);
  const sign = body.isSigned ?? (isSameText && isSigned(earlier));
  let note = earlier;
  if (!earlier || !isSameText || body.isSigned === true || sign !== isSigned(earlier)) {
    const signedBy = sign ? tx.by.developerName : undefined;
    note = await insertNote(tx, { patNum: procedure.PatNum, procNum: id, note: text, signedBy });
  }
  const updated = await updateRow(tx, 'procedurelog', procedure, body.ProvNum ? { ProvNum: body.ProvNum } : {});
  if (note !== earlier || updated !== procedure) await auditNote(tx, updated, 'Updated');
  return { row: updated, members: await membersOf(tx, id), note };
}

function refuseByState(row: Procedure, isAppended: boolean, provNum: Key | undefined): void {
  if (row.ProcStatus === ProcStatus.D) {
    throw badRequest(row.IsLocked ? 'GroupNote has been invalidated.' : 'Procedure has been deleted.');
  }
  if (row.IsLocked && (!isAppended || provNum !== undefined)) {
    throw badRequest('GroupNote is locked. The Note can only be appended.');
  }
  if (!row.IsLocked && isAppended) throw badRequest('GroupNote must be locked to append a Note.');
}

/** Clients get CR LF back for LF, so notes that differ only in line ends are equal (24.3). */
const sameLines = (one: string, other: string) => one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
