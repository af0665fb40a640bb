import { where } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { ofLivePatient } from '../../practice/office/patients.ts';
import { keyInput } from '../../wire/input.ts';
import { patientRaceRow } from './row.ts';

export const patientRaceOperations: readonly Operation[] = [
  getList({
    path: '/patientraces',
    added: '22.3.12',
    row: patientRaceRow,
    summary: 'List race and ethnicity of a patient',
    filters: {
      PatNum: where(keyInput({ required: true }), ofLivePatient('r.PatNum')),
    },
  }),
];
