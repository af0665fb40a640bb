import { answerPage } from '../../http/answers.ts';
import { type Operation, readOperation } from '../../http/operation.ts';
import { shortDate } from '../../wire/dotnet-format.ts';
import { objectEncoder } from '../../wire/encode.ts';
import { patientInfo, patientInfoShape } from './patient-info.ts';
import { plannedAppointments, plannedShape } from './planned.ts';
import { progNoteLine, progNoteShape } from './prog-note.ts';
import { progressNotes } from './prog-notes.ts';

export const chartModuleOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/chartmodules/{PatNum}/ProgNotes',
    added: '21.4',
    permission: 'ReadAll',
    summary: 'List a patient’s progress notes: everything planned, done, said and sent, by day',
    paged: true,
    answer: { kind: 'list', row: progNoteShape },
    read: async (handle, { id, page, formats }) => {
      const encode = objectEncoder(progNoteShape, formats);
      const notes = await progressNotes(handle, id);
      return answerPage(notes, page, (note) => encode(progNoteLine(note, formats.dateTime)));
    },
  }),
  readOperation({
    verb: 'GET',
    path: '/chartmodules/{PatNum}/PatientInfo',
    added: '22.1',
    permission: 'ReadAll',
    summary: 'List what the chart shows of a patient beside the teeth',
    paged: true,
    answer: { kind: 'list', row: patientInfoShape },
    read: async (handle, { id, page, formats }) => {
      const lines = await patientInfo(handle, id, formats.date ?? shortDate);
      const encode = objectEncoder(patientInfoShape, formats);
      return answerPage(lines, page, (line) => encode({ ...line }));
    },
  }),
  readOperation({
    verb: 'GET',
    path: '/chartmodules/{PatNum}/PlannedAppts',
    added: '22.2',
    permission: 'ReadAll',
    summary: 'List planned appointments of a patient, and when they are booked',
    paged: true,
    answer: { kind: 'list', row: plannedShape },
    read: async (handle, { id, page, formats }) =>
      answerPage(await plannedAppointments(handle, id), page, objectEncoder(plannedShape, formats)),
  }),
];
