import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { atLeast, ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { dateInput } from '../../wire/input.ts';
import { perioExamRow } from './row.ts';
import { createPerioExam, newPerioExamInputs, perioExamInputs, removePerioExam, updatePerioExam } from './write.ts';

const target = rowInUrl('perioexam', 'PerioExamNum');
const answer = { kind: 'row', row: perioExamRow } as const;

export const perioExamOperations: readonly Operation[] = [
  getSingle({
    path: '/perioexams/{PerioExamNum}',
    added: '22.4.36',
    row: perioExamRow,
    thing: 'PerioExamNum',
    summary: 'Get one perio exam',
  }),
  getList({
    path: '/perioexams',
    added: '22.4.36',
    row: perioExamRow,
    summary: 'List perio exams',
    filters: {
      PatNum: ofPatient(),
      ExamDate: atLeast(dateInput({ description: 'First day of the exams to list.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/perioexams',
    added: '23.1.20',
    permission: 'AllOthers',
    summary: 'Create a perio exam, with its measurements where they are sent',
    body: newPerioExamInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createPerioExam(tx, body),
    audit: (exam) => entry(exam, 'created'),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/perioexams/{PerioExamNum}',
    added: '23.3.27',
    permission: 'AllOthers',
    summary: 'Change a perio exam',
    body: perioExamInputs,
    target,
    patient: ({ target: exam }) => exam.PatNum,
    write: (tx, { target: exam, body }) => updatePerioExam(tx, exam, body),
    audit: (exam) => entry(exam, 'updated'),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/perioexams/{PerioExamNum}',
    added: '23.3.27',
    permission: 'AllOthers',
    summary: 'Delete a perio exam and its measurements',
    target,
    patient: ({ target: exam }) => exam.PatNum,
    write: (tx, { target: exam }) => removePerioExam(tx, exam),
    audit: (exam) => entry(exam, 'deleted'),
    answer: { kind: 'empty' },
  }),
];

function entry({ PatNum, PerioExamNum }: Row<'perioexam'>, done: 'created' | 'updated' | 'deleted'): Audited {
  return { permission: 'PerioEdit', patNum: PatNum, key: PerioExamNum, detail: `Perio exam ${done}` };
}
