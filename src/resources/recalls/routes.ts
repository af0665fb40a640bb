import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { createRecall } from './create.ts';
import { newRecallInputs, recallInputs, recallStatusInputs, switchTypeInputs } from './inputs.ts';
import { recallList } from './list.ts';
import { recallRow } from './row.ts';
import { setRecallStatus } from './status.ts';
import { switchRecallType } from './switch-type.ts';
import { requireRecall, updateRecall } from './update.ts';

const answer = { kind: 'row', row: recallRow } as const;

export const recallOperations: readonly Operation[] = [
  recallList,
  getList({
    path: '/recalls',
    added: '22.4.40',
    row: recallRow,
    summary: 'List recalls',
    filters: {
      PatNum: ofPatient(),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/recalls',
    added: '24.2.31',
    permission: 'AllOthers',
    summary: 'Create a recall for a patient',
    body: newRecallInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body, ignore }) => createRecall(tx, body, ignore),
    answer: { ...answer, status: 200 },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/recalls/{RecallNum}',
    added: '24.2.31',
    permission: 'AllOthers',
    summary: 'Change a recall',
    body: recallInputs,
    target: requireRecall,
    patient: ({ target }) => target.PatNum,
    write: (tx, { target, body, ignore }) => updateRecall(tx, target, body, ignore),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/recalls/Status',
    added: '21.2',
    permission: 'Comm',
    summary: 'Record that a patient was reminded of a recall',
    body: recallStatusInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => setRecallStatus(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/recalls/SwitchType',
    added: '22.4.41',
    permission: 'AllOthers',
    summary: 'Switch a patient between prophy and perio recall',
    body: switchTypeInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => switchRecallType(tx, body.PatNum),
    answer,
  }),
];
