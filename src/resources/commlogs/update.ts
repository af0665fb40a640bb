import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Commlogs PUT. */
export const commlogNoteInputs = {
  Note: textInput({ ...sized('commlog', 'Note'), required: true, verbatim: true }),
};

/** Replaces the note; what was signed stays as it is. */
export async function updateCommlog(
  tx: Transaction,
  commlog: Row<'commlog'>,
  { Note }: ValuesOf<typeof commlogNoteInputs>,
): Promise<Row<'commlog'>> {
  await refuseOfDeletedPatient(tx, commlog);
  if (commlog.Signature !== '' && Note !== commlog.Note) throw badRequest('Commlog is signed and cannot be changed.');
  return updateRow(tx, 'commlog', commlog, { Note });
}
