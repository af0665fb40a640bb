import { getList, getSingle } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { choiceQuery, chosenPatients } from './choose.ts';
import { patientChoiceRow, patientRow, simplePatientRow } from './row.ts';
import { simplePatients, simpleQuery } from './simple.ts';

export const patientOperations: readonly Operation[] = [
  getSingle({ path: '/patients/{PatNum}', added: '21.1', row: patientRow, summary: 'Get one patient' }),
  getList({
    path: '/patients/Simple',
    added: '21.2',
    row: simplePatientRow,
    summary: 'List patients with all their fields, or those changed since',
    query: simpleQuery,
    where: simplePatients,
  }),
  getList({
    path: '/patients',
    added: '21.1',
    row: patientChoiceRow,
    summary: 'Look for patients',
    query: choiceQuery,
    where: chosenPatients,
    orderBy: 'p.LName, p.FName, p.PatNum',
  }),
];
