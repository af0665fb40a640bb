import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { autoNoteControlRow } from './row.ts';
import {
  autoNoteControlInputs,
  createAutoNoteControl,
  newAutoNoteControlInputs,
  updateAutoNoteControl,
} from './write.ts';

const target = rowInUrl('autonotecontrol', 'AutoNoteControl');
const answer = { kind: 'row', row: autoNoteControlRow } as const;

export const autoNoteControlOperations: readonly Operation[] = [
  getList({
    path: '/autonotecontrols',
    added: '22.3.22',
    row: autoNoteControlRow,
    summary: 'List prompts of note templates',
  }),
  writeOperation({
    verb: 'POST',
    path: '/autonotecontrols',
    added: '22.3',
    permission: 'AllOthers',
    summary: 'Create a prompt of note templates',
    body: newAutoNoteControlInputs,
    patient: 'none',
    write: (tx, { body }) => createAutoNoteControl(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/autonotecontrols/{AutoNoteControlNum}',
    added: '22.3',
    permission: 'AllOthers',
    summary: 'Change a prompt of note templates',
    body: autoNoteControlInputs,
    target,
    patient: 'none',
    write: (tx, { target: control, body }) => updateAutoNoteControl(tx, control, body),
    answer,
  }),
];
