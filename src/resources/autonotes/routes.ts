import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { autoNoteRow } from './row.ts';
import { autoNoteInputs, createAutoNote, newAutoNoteInputs, updateAutoNote } from './write.ts';

const target = rowInUrl('autonote', 'AutoNote');
const answer = { kind: 'row', row: autoNoteRow } as const;

export const autoNoteOperations: readonly Operation[] = [
  getList({
    path: '/autonotes',
    added: '22.3.22',
    row: autoNoteRow,
    summary: 'List templates of notes',
    filters: {
      Category: equal(keyInput({ description: 'DefNum of category 41; 0 = notes without one.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/autonotes',
    added: '22.3.33',
    permission: 'AllOthers',
    summary: 'Create a template of notes',
    body: newAutoNoteInputs,
    patient: 'none',
    write: (tx, { body }) => createAutoNote(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/autonotes/{AutoNoteNum}',
    added: '22.3.33',
    permission: 'AllOthers',
    summary: 'Change a template of notes',
    body: autoNoteInputs,
    target,
    patient: 'none',
    write: (tx, { target: note, body }) => updateAutoNote(tx, note, body),
    answer,
  }),
];
