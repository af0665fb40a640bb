import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { keyInput } from '../../wire/input.ts';
import { taskNoteRow } from './row.ts';
import { createTaskNote, newTaskNoteInputs, taskNoteInputs, updateTaskNote } from './write.ts';

const target = rowInUrl('tasknote', 'TaskNote');
const answer = { kind: 'row', row: taskNoteRow } as const;

export const taskNoteOperations: readonly Operation[] = [
  getSingle({
    path: '/tasknotes/{TaskNoteNum}',
    added: '24.4.22',
    row: taskNoteRow,
    summary: 'Get one note of a task',
  }),
  getList({
    path: '/tasknotes',
    added: '24.4.22',
    row: taskNoteRow,
    summary: 'List notes of tasks',
    filters: {
      TaskNum: equal(keyInput({ description: '0 = every task.' }), { zero: 'all', names: ['task', 'Task'] }),
      UserNum: equal(keyInput({ description: '0 = every user.' }), { zero: 'all', names: ['userod', 'User'] }),
    },
    orderBy: ['DateTimeNote'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/tasknotes',
    added: '24.4.22',
    permission: 'AllOthers',
    summary: 'Add a note to a task',
    body: newTaskNoteInputs,
    patient: 'none',
    write: (tx, { body }) => createTaskNote(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/tasknotes/{TaskNoteNum}',
    added: '24.4.22',
    permission: 'AllOthers',
    summary: 'Change a note of a task',
    body: taskNoteInputs,
    target,
    patient: 'none',
    write: (tx, { target: note, body }) => updateTaskNote(tx, note, body),
    audit: ({ TaskNoteNum }) => ({ permission: 'TaskNoteEdit', patNum: 0, key: TaskNoteNum }),
    answer,
  }),
];
