import { getSingle } from '../../http/answers.ts';
import { equal, since } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { coveredBySubscription, estimatedBy } from '../../practice/insurance/due/covered-patients.ts';
import { dateTimeInput, keyInput } from '../../wire/input.ts';
import { insSubInputs, newInsSubInputs } from './inputs.ts';
import { removeInsSub } from './remove.ts';
import { insSubRow } from './row.ts';
import { createInsSub, updateInsSub } from './write.ts';

const target = rowInUrl('inssub', 'InsSub');

export const insSubOperations: readonly Operation[] = [
  getSingle({
    path: '/inssubs/{InsSubNum}',
    added: '22.4.28',
    row: insSubRow,
    summary: 'Get one subscription to an insurance plan',
  }),
  getList({
    path: '/inssubs',
    added: '22.4.28',
    row: insSubRow,
    summary: 'List subscriptions to insurance plans',
    filters: {
      PlanNum: equal(keyInput({ description: '0 = every plan.' }), { zero: 'all', names: ['insplan', 'InsPlan'] }),
      Subscriber: equal(keyInput({ description: 'PatNum; 0 = every subscriber.' }), {
        zero: 'all',
        names: ['patient', 'Patient'],
      }),
      SecDateTEdit: since(dateTimeInput({ description: 'Changed at or after this time.' })),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/inssubs',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Subscribe a patient to an insurance plan',
    body: newInsSubInputs,
    patient: ({ body }) => body.Subscriber,
    write: (tx, { body }) => createInsSub(tx, body),
    audit: ({ InsSubNum, Subscriber, SubscriberID }) => ({
      permission: 'InsPlanCreateSub',
      patNum: Subscriber,
      key: InsSubNum,
      detail: `Subscriber ID: ${SubscriberID}`,
    }),
    answer: { kind: 'row', row: insSubRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/inssubs/{InsSubNum}',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Change a subscription; the coverage of everybody linked to it stays',
    body: insSubInputs,
    target,
    patient: async ({ target: sub }, handle) => [
      sub.Subscriber,
      ...(await coveredBySubscription(handle, sub.InsSubNum)),
    ],
    write: (tx, { target: sub, body }) => updateInsSub(tx, sub, body),
    answer: { kind: 'row', row: insSubRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/inssubs/{InsSubNum}',
    added: '21.1',
    permission: 'InsuranceSimple',
    summary: 'Delete a subscription that covers nobody',
    target,
    patient: async ({ target: sub }, handle) => [sub.Subscriber, ...(await estimatedBy(handle, sub.InsSubNum))],
    write: (tx, { target: sub }) => removeInsSub(tx, sub),
    audit: ({ InsSubNum, Subscriber, SubscriberID }) => ({
      permission: 'InsPlanEditSub',
      patNum: Subscriber,
      key: InsSubNum,
      detail: `Subscriber ID: ${SubscriberID}`,
    }),
    answer: { kind: 'empty' },
  }),
];
