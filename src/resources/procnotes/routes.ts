import { equals } from '../../db/select.ts';
import { getList, requireReference, rowJson } from '../../http/answers.ts';
import { created, type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { createNote, noteBody } from './create.ts';
import { procNoteRow } from './row.ts';

export const procNoteOperations: readonly Operation[] = [
  getList({
    path: '/procnotes',
    added: '24.2.29',
    row: procNoteRow,
    summary: 'List notes of procedures, the newest first; of each procedure the first is the one that counts',
    query: {
      PatNum: keyInput({ description: '0 = every patient.' }),
      ProcNum: keyInput({ description: '0 = every procedure.' }),
    },
    where: async (query, handle) => {
      const [patNum, procNum] = [query.PatNum || undefined, query.ProcNum || undefined];
      await requireReference(handle, 'patient', patNum, 'Patient');
      await requireReference(handle, 'procedurelog', procNum, 'Procedure');
      return [...equals(procNoteRow, 'PatNum', patNum), ...equals(procNoteRow, 'ProcNum', procNum)];
    },
    orderBy: 'n.EntryDateTime DESC, n.ProcNoteNum DESC',
  }),
  writeOperation({
    verb: 'POST',
    path: '/procnotes',
    added: '22.2',
    permission: 'AllOthers',
    summary: 'Add a note to a procedure; it takes the place of the one before, which stays in the history',
    body: noteBody,
    answer: { kind: 'row', row: procNoteRow },
    write: async (tx, call) => {
      const { ProcNoteNum } = await createNote(tx, call.body, call.caller.developerName);
      return created((await rowJson(tx, call, procNoteRow, ProcNoteNum))!, `/procnotes/${ProcNoteNum}`);
    },
  }),
];
