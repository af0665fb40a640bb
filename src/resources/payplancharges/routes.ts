import type { Audited } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { payersToLock } from '../../practice/accounts/pay-plan-access.ts';
import { keyInput } from '../../wire/input.ts';
import { payPlanChargeRow } from './row.ts';
import {
  createPayPlanCharge,
  newPayPlanChargeInputs,
  payPlanChargeInputs,
  removePayPlanCharge,
  requirePlan,
  updatePayPlanCharge,
} from './write.ts';

const chargeInUrl = rowInUrl('payplancharge', 'PayPlanCharge');
const answer = { kind: 'row', row: payPlanChargeRow } as const;

/** The charge in the URL with its plan. */
const target = async (handle: Handle, id: Row<'payplancharge'>['PayPlanChargeNum']) => {
  const charge = await chargeInUrl(handle, id);
  return { charge, plan: await requirePlan(handle, charge.PayPlanNum) };
};

export const payPlanChargeOperations: readonly Operation[] = [
  getList({
    path: '/payplancharges',
    added: '23.2.28',
    row: payPlanChargeRow,
    summary: 'List charges of a payment plan',
    filters: {
      PayPlanNum: equal(keyInput({ required: true }), { names: ['payplan', 'PayPlan'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/payplancharges',
    added: '',
    permission: 'PayPlans',
    summary: 'Charge for an item of a payment plan',
    body: newPayPlanChargeInputs,
    patient: async ({ body }, handle) => payersToLock(handle, await requirePlan(handle, body.PayPlanNum)),
    write: (tx, { body }) => createPayPlanCharge(tx, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payplancharges/{PayPlanChargeNum}',
    added: '',
    permission: 'PayPlans',
    summary: 'Change a charge of a payment plan that nobody has paid',
    body: payPlanChargeInputs,
    target,
    patient: ({ target: { plan } }, handle) => payersToLock(handle, plan),
    write: (tx, { target: found, body }) => updatePayPlanCharge(tx, found, body),
    audit: entry,
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/payplancharges/{PayPlanChargeNum}',
    added: '',
    permission: 'PayPlans',
    summary: 'Delete a charge of a payment plan that nobody has paid',
    target,
    patient: ({ target: { plan } }, handle) => payersToLock(handle, plan),
    write: (tx, { target: found }) => removePayPlanCharge(tx, found),
    audit: ({ charge }) => entry(charge),
    answer: { kind: 'empty' },
  }),
];

function entry({ PatNum, PayPlanNum }: Row<'payplancharge'>): Audited {
  return { permission: 'PayPlanEdit', patNum: PatNum, key: PayPlanNum, detail: 'Payment plan charge' };
}
