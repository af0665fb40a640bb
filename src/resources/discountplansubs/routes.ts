import type { Audited } from '../../db/audit.ts';
import { notFound } from '../../domain/refusal.ts';
import { type Operation, ok, readOperation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { requirePatient } from '../../practice/office/patients.ts';
import { keyInput } from '../../wire/input.ts';
import { discountPlanSubInputs, newDiscountPlanSubInputs } from './inputs.ts';
import { discountPlanSubRow } from './row.ts';
import { type NamedSubscription, subscribe, unsubscribe, updateSubscription } from './write.ts';

const target = rowInUrl('discountplansub', 'DiscountPlanSub');

export const discountPlanSubOperations: readonly Operation[] = [
  readOperation({
    verb: 'GET',
    path: '/discountplansubs',
    added: '21.3',
    permission: 'ReadAll',
    summary: 'Get the discount plan subscription of a patient',
    query: { PatNum: keyInput({ required: true }) },
    answer: { kind: 'row', row: discountPlanSubRow },
    read: async (handle, { query: { PatNum }, formats }) => {
      await requirePatient(handle, PatNum);
      const [json] = await handle.jsonRows(
        { row: discountPlanSubRow, where: [['s.PatNum = ?', PatNum]], orderBy: 's.DiscountSubNum', limit: 1 },
        { formats, serverDateTime: handle.now },
      );
      if (json === undefined) throw notFound('DiscountPlanSub');
      return ok(json);
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/discountplansubs',
    added: '21.3',
    permission: 'AllOthers',
    summary: 'Subscribe a patient to a discount plan',
    body: newDiscountPlanSubInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => subscribe(tx, body),
    audit: (subscription) => entry(subscription, 'added'),
    answer: { kind: 'row', row: discountPlanSubRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/discountplansubs/{DiscountSubNum}',
    added: '22.3.13',
    permission: 'AllOthers',
    summary: 'Change the dates or the note of a subscription',
    body: discountPlanSubInputs,
    target,
    patient: ({ target: subscription }) => subscription.PatNum,
    write: (tx, { target: subscription, body }) => updateSubscription(tx, subscription, body),
    audit: (subscription) => entry(subscription, 'changed'),
    answer: { kind: 'row', row: discountPlanSubRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/discountplansubs/{DiscountSubNum}',
    added: '23.1.12',
    permission: 'AllOthers',
    summary: 'Take a patient off a discount plan',
    target,
    patient: ({ target: subscription }) => subscription.PatNum,
    write: (tx, { target: subscription }) => unsubscribe(tx, subscription),
    audit: (subscription) => entry(subscription, 'dropped'),
    answer: { kind: 'empty' },
  }),
];

function entry(
  { PatNum, DiscountSubNum, planName }: NamedSubscription,
  done: 'added' | 'changed' | 'dropped',
): Audited {
  return {
    permission: 'DiscountPlanAddDrop',
    patNum: PatNum,
    key: DiscountSubNum,
    detail: `The discount plan ${planName} was ${done}.`,
  };
}
