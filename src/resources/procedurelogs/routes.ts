import type { Handle } from '../../db/handle.ts';
import { ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { getSingle } from '../../http/answers.ts';
import { equal, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import type { WriteAnswer } from '../../http/write.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { requireProcedure } from '../../practice/procedures/target.ts';
import { dateTimeInput, keyInput, namedInput } from '../../wire/input.ts';
import { readAheadOfEdit, readAheadOfNew } from './ahead.ts';
import { createProcedure } from './create.ts';
import { createGroupNote } from './group-notes/create.ts';
import { type GroupNote, groupNoteShape, groupNoteValues, requireGroupNote } from './group-notes/group-note.ts';
import { createGroupNoteInputs, groupNotesQuery, updateGroupNoteInputs } from './group-notes/inputs.ts';
import { listGroupNotes } from './group-notes/list.ts';
import { removeGroupNote } from './group-notes/remove.ts';
import { updateGroupNote } from './group-notes/update.ts';
import { createInputs, updateInputs } from './inputs.ts';
import { createInsuranceHistory } from './insurance-history/create.ts';
import { createHistoryInputs, historyLineShape, historyQuery } from './insurance-history/inputs.ts';
import { listInsuranceHistory } from './insurance-history/list.ts';
import { readAheadOfRemoval, removeProcedure } from './remove.ts';
import { procedureRow } from './row.ts';
import { requireEditable, updateProcedure } from './update.ts';

const groupNote: WriteAnswer<GroupNote> = {
  kind: 'object',
  row: groupNoteShape,
  values: groupNoteValues,
  location: ({ row }) => `/procedurelogs/${row.ProcNum}`,
};
const procedure = { kind: 'row', row: procedureRow } as const;

const appointment = { zero: 'all', names: ['appointment', 'Appointment'] } as const;

export const procedurelogOperations: readonly Operation[] = [
  getSingle({ path: '/procedurelogs/{ProcNum}', added: '23.3.13', row: procedureRow, summary: 'Get a procedure' }),
  getList({
    path: '/procedurelogs',
    added: '21.1',
    row: procedureRow,
    summary: 'List procedures, newest first',
    description: 'Without ProcStatus, every status is returned, including deleted rows (D) and group notes.',
    filters: {
      PatNum: equal(keyInput({ description: 'patient.PatNum; 0 = all.' }), {
        zero: 'all',
        names: ['patient', 'Patient'],
      }),
      AptNum: equal(keyInput({ added: '22.3.32', description: 'appointment.AptNum; 0 = all.' }), appointment),
      ProcStatus: equal(namedInput(ProcStatus, { added: '25.2.21' })),
      PlannedAptNum: equal(
        keyInput({ added: '24.4.5', description: 'AptNum of a planned appointment; 0 = all.' }),
        appointment,
      ),
      ClinicNum: equal(
        keyInput({ added: '23.3.13', description: 'clinic.ClinicNum; 0 = procedures without a clinic.' }),
        { zero: 'none', names: ['clinic', 'Clinic'] },
      ),
      CodeNum: equal(keyInput({ added: '25.2.21', description: 'procedurecode.CodeNum; 0 = all.' }), {
        zero: 'all',
        names: ['procedurecode', 'CodeNum'],
      }),
      DateTStamp: since(dateTimeInput({ description: 'Rows created or changed at or after this time.' })),
    },
    orderBy: ['ProcNum DESC'],
  }),
  readOperation({
    verb: 'GET',
    path: '/procedurelogs/InsuranceHistory',
    added: '22.4.31',
    permission: 'ReadAll',
    summary: 'List the last treatment date of each insurance history category',
    paged: true,
    query: historyQuery,
    answer: { kind: 'list', row: historyLineShape },
    read: listInsuranceHistory,
  }),
  readOperation({
    verb: 'GET',
    path: '/procedurelogs/GroupNotes',
    added: '25.2.38',
    permission: 'ReadAll',
    summary: 'List a patient’s group notes, newest first; 404 when there are none',
    query: groupNotesQuery,
    answer: { kind: 'list', row: groupNoteShape },
    read: listGroupNotes,
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurelogs',
    added: '21.4',
    permission: 'ProcedureLogs',
    summary: 'Create a procedure',
    body: createInputs,
    requireOneOf: [['CodeNum', 'procCode']],
    exclusivePairs: [
      ['Priority', 'priority'],
      ['Dx', 'dxName'],
    ],
    patient: ({ body }, handle) => payers(handle, body.PatNum, body.ProcStatus),
    ahead: (reader, _, { body }) => readAheadOfNew(reader, body.PatNum, body.ProcStatus),
    write: (tx, { body, ignore }) => createProcedure(tx, body, ignore),
    answer: { ...procedure, blank: ['DateTStamp'] },
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurelogs/GroupNote',
    added: '22.2',
    permission: 'AllOthers',
    summary: 'Create a group note for procedures of one date, clinic and provider',
    body: createGroupNoteInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createGroupNote(tx, body),
    answer: groupNote,
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurelogs/InsuranceHistory',
    added: '22.4.31',
    permission: 'ProcedureLogs',
    summary: 'Add a date to the insurance history',
    body: createHistoryInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createInsuranceHistory(tx, body),
    answer: procedure,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/procedurelogs/{ProcNum}',
    added: '22.1',
    permission: 'ProcedureLogs',
    summary: 'Update a procedure',
    body: updateInputs,
    exclusivePairs: [['CodeNum', 'procCode']],
    target: requireEditable,
    patient: ({ target: { procedure: stored }, body }, handle) =>
      payers(handle, stored.PatNum, stored.ProcStatus, body.ProcStatus),
    ahead: (reader, _, { target, body }) => readAheadOfEdit(reader, target, body.ProcStatus),
    write: (tx, { target, body }) => updateProcedure(tx, target, body),
    answer: procedure,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/procedurelogs/{ProcNum}/GroupNote',
    added: '22.2.29',
    permission: 'AllOthers',
    summary: 'Replace a group note, or add to a locked one',
    body: updateGroupNoteInputs,
    target: requireGroupNote,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body }) => updateGroupNote(tx, target, body),
    answer: groupNote,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/procedurelogs/{ProcNum}',
    added: '22.1',
    permission: 'ProcedureLogs',
    summary: 'Delete a procedure: it stays with status D',
    target: requireProcedure,
    patient: ({ target: { procedure: stored } }, handle) => payers(handle, stored.PatNum, stored.ProcStatus),
    ahead: (reader, _, { target }) => [
      ...readAheadOfEdit(reader, target),
      ...readAheadOfRemoval(reader, target.procedure.ProcNum),
    ],
    write: (tx, { target }) => removeProcedure(tx, target),
    answer: { kind: 'empty' },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/procedurelogs/{ProcNum}/GroupNote',
    added: '22.3.8',
    permission: 'AllOthers',
    summary: 'Delete a group note',
    target: requireGroupNote,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target }) => removeGroupNote(tx, target),
    answer: { kind: 'empty' },
  }),
];

/** The patient; if work is done, everybody of the family, since the balances of the whole family change. */
const payers = (handle: Handle, patNum: Key, ...statuses: (number | undefined)[]) =>
  statuses.includes(ProcStatus.C) ? familyToLock(handle, [patNum]) : patNum;
