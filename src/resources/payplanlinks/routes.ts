import type { AuditEntry } from '../../db/audit.ts';
import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { payersToLock } from '../../practice/accounts/pay-plan-access.ts';
import { keyInput } from '../../wire/input.ts';
import { payPlanLinkRow } from './row.ts';
import {
  createPayPlanLink,
  newPayPlanLinkInputs,
  payPlanLinkInputs,
  planOf,
  removePayPlanLink,
  updatePayPlanLink,
} from './write.ts';

const linkInUrl = rowInUrl('payplanlink', 'PayPlanLink');
const answer = { kind: 'row', row: payPlanLinkRow } as const;

/** The link in the URL with its plan, whose patient the audit row names. */
const target = async (handle: Handle, id: Row<'payplanlink'>['PayPlanLinkNum']) => {
  const link = await linkInUrl(handle, id);
  return { link, plan: await planOf(handle, link) };
};

export const payPlanLinkOperations: readonly Operation[] = [
  getSingle({
    path: '/payplanlinks/{PayPlanLinkNum}',
    added: '25.3.29',
    row: payPlanLinkRow,
    summary: 'Get one item of a payment plan',
  }),
  getList({
    path: '/payplanlinks',
    added: '25.3.29',
    row: payPlanLinkRow,
    summary: 'List the items of payment plans',
    filters: {
      PayPlanNum: equal(keyInput({ description: '0 = every plan.' }), { zero: 'all', names: ['payplan', 'PayPlan'] }),
    },
  }),
  writeOperation({
    verb: 'POST',
    path: '/payplanlinks',
    added: '25.3.29',
    permission: 'PayPlans',
    summary: 'Add an item to a payment plan',
    body: newPayPlanLinkInputs,
    patient: async ({ body }, handle) => payersToLock(handle, await planOf(handle, body)),
    write: (tx, { body }) => createPayPlanLink(tx, body),
    answer,
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payplanlinks/{PayPlanLinkNum}',
    added: '25.3.29',
    permission: 'PayPlans',
    summary: 'Change how much of an item a payment plan pays off',
    body: payPlanLinkInputs,
    target,
    patient: ({ target: { plan } }, handle) => payersToLock(handle, plan),
    write: (tx, { target: { link }, body }) => updatePayPlanLink(tx, link, body),
    audit: (_, { target: { plan } }) => entry(plan),
    answer,
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/payplanlinks/{PayPlanLinkNum}',
    added: '25.3.29',
    permission: 'PayPlans',
    summary: 'Remove an item from a payment plan',
    target,
    patient: ({ target: { plan } }, handle) => payersToLock(handle, plan),
    write: (tx, { target: { link } }) => removePayPlanLink(tx, link),
    audit: ({ plan }) => entry(plan),
    answer: { kind: 'empty' },
  }),
];

function entry(plan: Row<'payplan'> | undefined): AuditEntry {
  return { permission: 'PayPlanEdit', patNum: plan?.PatNum ?? 0, key: plan?.PayPlanNum ?? 0, action: 'Updated' };
}
