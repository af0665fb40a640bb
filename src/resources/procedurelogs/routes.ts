import { changedSince } from '../../db/changed-since.ts';
import type { Handle } from '../../db/practice.ts';
import { atLeast, type Condition, equals } from '../../db/select.ts';
import { ProcStatus } from '../../domain/enums.ts';
import { getList, getSingle, requireReference } from '../../http/answers.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { dateTimeInput, keyInput, namedInput, type ValuesOf } from '../../wire/input.ts';
import { createProcedure } from './create.ts';
import { createGroupNote } from './group-notes/create.ts';
import { requireGroupNote } from './group-notes/group-note.ts';
import {
  createGroupNoteInputs,
  groupNoteSchema,
  groupNotesQuery,
  updateGroupNoteInputs,
} from './group-notes/inputs.ts';
import { listGroupNotes } from './group-notes/list.ts';
import { removeGroupNote } from './group-notes/remove.ts';
import { updateGroupNote } from './group-notes/update.ts';
import { createInputs, updateInputs } from './inputs.ts';
import { createInsuranceHistory } from './insurance-history/create.ts';
import { createHistoryInputs, historyLineSchema, historyQuery } from './insurance-history/inputs.ts';
import { listInsuranceHistory } from './insurance-history/list.ts';
import { removeProcedure } from './remove.ts';
import { procedureRow } from './row.ts';
import { requireProcedure } from './target.ts';
import { requireEditable, updateProcedure } from './update.ts';

const groupNote = { kind: 'schema', schema: groupNoteSchema } as const;
const procedure = { kind: 'row', row: procedureRow } as const;

const listQuery = {
  PatNum: keyInput({ description: 'FK to patient.PatNum; 0 = all.' }),
  AptNum: keyInput({ added: '22.3.32', description: 'FK to appointment.AptNum; 0 = all.' }),
  ProcStatus: namedInput(ProcStatus, { added: '25.2.21' }),
  PlannedAptNum: keyInput({ added: '24.4.5', description: 'FK to a planned appointment; 0 = all.' }),
  ClinicNum: keyInput({ added: '23.3.13', description: 'FK to clinic.ClinicNum; 0 = procedures without a clinic.' }),
  CodeNum: keyInput({ added: '25.2.21', description: 'FK to procedurecode.CodeNum; 0 = all.' }),
  DateTStamp: dateTimeInput({ description: 'Rows created or changed at or after this moment.' }),
};

/** One patient's or appointment's rows are few anyway; a whole office's are not. */
async function stampCondition(query: ValuesOf<typeof listQuery>, handle: Handle): Promise<readonly Condition[]> {
  if (query.DateTStamp === undefined) return [];
  if (query.PatNum || query.AptNum || query.PlannedAptNum) return atLeast(procedureRow, 'DateTStamp', query.DateTStamp);
  return changedSince(handle, procedureRow, 'DateTStamp', query.DateTStamp);
}

export const procedurelogOperations: readonly Operation[] = [
  getSingle({ path: '/procedurelogs/{ProcNum}', added: '23.3.13', row: procedureRow, summary: 'Get a procedure' }),
  getList({
    path: '/procedurelogs',
    added: '21.1',
    row: procedureRow,
    summary: 'List procedures, newest first',
    description: 'Without ProcStatus every status is answered, deleted rows (D) and group notes included.',
    query: listQuery,
    where: async (query, handle) => [
      ...equals(procedureRow, 'PatNum', query.PatNum || undefined),
      ...equals(procedureRow, 'AptNum', query.AptNum || undefined),
      ...equals(procedureRow, 'ProcStatus', query.ProcStatus),
      ...equals(procedureRow, 'PlannedAptNum', query.PlannedAptNum || undefined),
      ...equals(procedureRow, 'ClinicNum', query.ClinicNum),
      ...equals(procedureRow, 'CodeNum', query.CodeNum || undefined),
      ...(await stampCondition(query, handle)),
    ],
    whenEmpty: async (query, handle) => {
      await requireReference(handle, 'patient', query.PatNum || undefined, 'Patient');
      await requireReference(handle, 'appointment', query.AptNum || undefined, 'Appointment');
      await requireReference(handle, 'appointment', query.PlannedAptNum || undefined, 'Appointment');
      await requireReference(handle, 'clinic', query.ClinicNum || undefined, 'Clinic');
      await requireReference(handle, 'procedurecode', query.CodeNum || undefined, 'CodeNum');
    },
    orderBy: 'p.ProcNum DESC',
  }),
  readOperation({
    verb: 'GET',
    path: '/procedurelogs/InsuranceHistory',
    added: '22.4.31',
    permission: 'ReadAll',
    summary: 'List the last treatment date of each insurance history category',
    query: historyQuery,
    answer: { kind: 'schema', schema: historyLineSchema },
    read: listInsuranceHistory,
  }),
  readOperation({
    verb: 'GET',
    path: '/procedurelogs/GroupNotes',
    added: '25.2.38',
    permission: 'ReadAll',
    summary: 'List a patient’s group notes, newest first; 404 when there are none',
    query: groupNotesQuery,
    answer: { kind: 'schema', schema: { type: 'array', items: groupNoteSchema } },
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
    answer: procedure,
    write: createProcedure,
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurelogs/GroupNote',
    added: '22.2',
    permission: 'AllOthers',
    summary: 'Write a group note over procedures of one date, clinic and provider',
    body: createGroupNoteInputs,
    answer: groupNote,
    write: createGroupNote,
  }),
  writeOperation({
    verb: 'POST',
    path: '/procedurelogs/InsuranceHistory',
    added: '22.4.31',
    permission: 'ProcedureLogs',
    summary: 'Enter a date into the insurance history',
    body: createHistoryInputs,
    answer: procedure,
    write: createInsuranceHistory,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/procedurelogs/{ProcNum}',
    added: '22.1',
    permission: 'ProcedureLogs',
    summary: 'Update a procedure',
    body: updateInputs,
    exclusivePairs: [['CodeNum', 'procCode']],
    answer: procedure,
    target: requireEditable,
    write: updateProcedure,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/procedurelogs/{ProcNum}/GroupNote',
    added: '22.2.29',
    permission: 'AllOthers',
    summary: 'Replace a group note, or add to a locked one',
    body: updateGroupNoteInputs,
    answer: groupNote,
    target: requireGroupNote,
    write: updateGroupNote,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/procedurelogs/{ProcNum}',
    added: '22.1',
    permission: 'ProcedureLogs',
    summary: 'Delete a procedure: it stays with status D',
    answer: { kind: 'empty' },
    target: async (handle, id) => {
      await requireProcedure(handle, id);
    },
    write: removeProcedure,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/procedurelogs/{ProcNum}/GroupNote',
    added: '22.3.8',
    permission: 'AllOthers',
    summary: 'Delete a group note',
    answer: { kind: 'empty' },
    target: requireGroupNote,
    write: removeGroupNote,
  }),
];
