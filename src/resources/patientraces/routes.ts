import type { Handle } from '../../db/handle.ts';
import type { Condition } from '../../db/rows/select.ts';
import type { Key } from '../../domain/key.ts';
import { getList } from '../../http/answers.ts';
import { where } from '../../http/filters.ts';
import type { Operation } from '../../http/operation.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { keyInput } from '../../wire/input.ts';
import { patientRaceRow } from './row.ts';

export const patientRaceOperations: readonly Operation[] = [
  getList({
    path: '/patientraces',
    added: '22.3.12',
    row: patientRaceRow,
    summary: 'List race and ethnicity of a patient',
    filters: {
      PatNum: where(keyInput({ required: true }), ofLivePatient),
    },
  }),
];

/** The page refuses to list the races of a deleted patient. */
async function ofLivePatient(patNum: Key, handle: Handle): Promise<Condition[]> {
  await requireLivePatient(handle, patNum);
  return [['r.PatNum = ?', patNum]];
}
