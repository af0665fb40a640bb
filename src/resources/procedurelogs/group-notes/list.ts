import type { Handle } from '../../../db/handle.ts';
import { ProcStatus } from '../../../domain/enums.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type Call, ok, type Reply } from '../../../http/operation.ts';
import { GROUP_NOTE_CODE } from '../../../practice/chart/procedure-codes.ts';
import { newestNote } from '../../../practice/chart/procnotes.ts';
import { requirePatient } from '../../../practice/office/patients.ts';
import { objectEncoder } from '../../../wire/encode.ts';
import { groupNoteShape, groupNoteValues, membersOf } from './group-note.ts';
import type { groupNotesQuery } from './inputs.ts';

type None = Record<never, never>;

/** GET GroupNotes: all of a patient, newest first; 404 if there are none, as the service itself answers (5). */
export async function listGroupNotes(handle: Handle, call: Call<typeof groupNotesQuery, None>): Promise<Reply> {
  const { PatNum } = call.query;
  await requirePatient(handle, PatNum);
  const rows = await handle.db
    .selectFrom('procedurelog')
    .innerJoin('procedurecode', 'procedurecode.CodeNum', 'procedurelog.CodeNum')
    .selectAll('procedurelog')
    .where('procedurelog.PatNum', '=', PatNum)
    .where('procedurecode.ProcCode', '=', GROUP_NOTE_CODE)
    .where('procedurelog.ProcStatus', '<>', ProcStatus.D)
    .orderBy('procedurelog.ProcNum', 'desc')
    .execute();
  if (rows.length === 0) throw new Refusal(404, `No GroupNote(s) found for PatNum ${PatNum}.`);
  const encode = objectEncoder(groupNoteShape);
  const items = [];
  for (const row of rows) {
    items.push(
      encode(
        groupNoteValues({
          row,
          members: await membersOf(handle, row.ProcNum),
          note: await newestNote(handle, row.ProcNum),
        }),
      ),
    );
  }
  return ok(`[${items.join(',')}]`);
}
