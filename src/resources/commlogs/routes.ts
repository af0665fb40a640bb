import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { commlogInputs, createCommlog } from './create.ts';
import { commlogRow } from './row.ts';

export const commlogOperations: readonly Operation[] = [
  getList({
    path: '/commlogs',
    added: '21.1',
    row: commlogRow,
    summary: 'List communications with a patient, the last first',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
    },
    orderBy: ['CommDateTime DESC', 'CommlogNum DESC'],
  }),
  writeOperation({
    verb: 'POST',
    path: '/commlogs',
    added: '21.1',
    permission: 'Comm',
    summary: 'Write down a communication with a patient',
    body: commlogInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createCommlog(tx, body),
    audit: ({ PatNum, CommlogNum }) => ({
      permission: 'CommlogCreate',
      patNum: PatNum,
      key: CommlogNum,
      action: 'Created',
    }),
    answer: { kind: 'row', row: commlogRow },
  }),
];
