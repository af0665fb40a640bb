import { equal, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { createNote, noteBody } from './create.ts';
import { procNoteRow } from './row.ts';

export const procNoteOperations: readonly Operation[] = [
  getList({
    path: '/procnotes',
    added: '24.2.29',
    row: procNoteRow,
    summary: 'List notes of procedures, the newest first; of each procedure the first is the one that counts',
    filters: {
      PatNum: ofPatient(),
      ProcNum: equal(keyInput({ description: '0 = every procedure.' }), {
        zero: 'all',
        names: ['procedurelog', 'Procedure'],
      }),
    },
    orderBy: ['EntryDateTime DESC', 'ProcNoteNum DESC'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/procnotes',
    added: '22.2',
    permission: 'AllOthers',
    summary: 'Add a note to a procedure; earlier notes stay in the history',
    body: noteBody,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createNote(tx, body),
    answer: { kind: 'row', row: procNoteRow },
  }),
];
