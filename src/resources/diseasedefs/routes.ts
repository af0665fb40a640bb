import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { diseaseDefRow } from './row.ts';
import { createDiseaseDef, diseaseDefInputs } from './write.ts';

export const diseaseDefOperations: readonly Operation[] = [
  getSingle({
    path: '/diseasedefs/{DiseaseDefNum}',
    added: '24.1.44',
    row: diseaseDefRow,
    summary: 'Get one problem a patient may have',
  }),
  getList({
    path: '/diseasedefs',
    added: '21.3',
    row: diseaseDefRow,
    summary: 'List problems a patient may have',
  }),
  writeOperation({
    verb: 'POST',
    path: '/diseasedefs',
    added: '21.3',
    permission: 'Setup',
    summary: 'Add a problem to the office’s list',
    body: diseaseDefInputs,
    patient: 'none',
    write: (tx, { body }) => createDiseaseDef(tx, body),
    audit: ({ DiseaseDefNum, DiseaseName }) => ({
      permission: 'ProblemDefEdit',
      patNum: 0,
      key: DiseaseDefNum,
      detail: `${DiseaseName}`,
    }),
    answer: { kind: 'row', row: diseaseDefRow },
  }),
];
