import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { type PermType, ProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { findCode, GROUP_NOTE_CODE } from '../../practice/chart/procedure-codes.ts';
import { appendedNote, insertNote, newestNote } from '../../practice/chart/procnotes.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { flagInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

export const noteBody = {
  PatNum: keyInput({ required: true }),
  ProcNum: keyInput({ required: true }),
  Note: textInput({ required: true, verbatim: true }),
  isSigned: flagInput({ added: '24.2.29', description: 'Signs with the name of the calling program. Default: false.' }),
  doAppendNote: flagInput({
    added: '24.2.29',
    description: 'Puts the procedure’s newest note and an empty line before it. Default: false.',
  }),
};

/**
 * Adds the newest note of a procedure (ProcNotes page). 404 for patient and procedure, 400 for a procedure that belongs
 * to another patient, is deleted, is a group note, or is locked while the new note would replace the one it has.
 */
export async function createNote(tx: Transaction, body: ValuesOf<typeof noteBody>): Promise<Row<'procnote'>> {
  if (body.Note.trim() === '') throw badRequest('Note is required.');
  const patient = await requirePatient(tx, body.PatNum);
  const procedure = await requireRow(tx, 'procedurelog', body.ProcNum, 'Procedure');
  refuseDeletedPatient(patient);
  if (procedure.PatNum !== body.PatNum) throw badRequest('PatNum does not match the procedure.');
  if (procedure.ProcStatus === ProcStatus.D) throw badRequest('Procedure has been deleted.');
  const code = await findCode(tx, procedure.CodeNum);
  if (code?.ProcCode === GROUP_NOTE_CODE) throw badRequest('Group notes must be updated with PUT GroupNote.');
  if (procedure.IsLocked && !body.doAppendNote) {
    throw badRequest('Procedure is locked. The Note can only be appended.');
  }
  const stored = await insertNote(tx, {
    patNum: body.PatNum,
    procNum: body.ProcNum,
    note: body.doAppendNote ? appendedNote(await newestNote(tx, body.ProcNum), body.Note) : body.Note,
    signedBy: body.isSigned ? tx.by.developerName : undefined,
  });
  await recordAudit(tx, {
    permission: permissionFor(procedure.ProcStatus),
    patNum: body.PatNum,
    key: body.ProcNum,
    action: 'Created',
    detail: `Note of procedure ${code?.ProcCode ?? body.ProcNum}${body.isSigned ? ', signed' : ''}`,
  });
  return stored;
}

/** The permission by status of the procedure, as the desktop program divides them (`procedures.md` 1.9). */
function permissionFor(status: number): keyof typeof PermType {
  const isDone = [ProcStatus.C, ProcStatus.EC, ProcStatus.EO].some((done) => done === status);
  return isDone ? 'ProcCompleteNote' : 'ProcEdit';
}
