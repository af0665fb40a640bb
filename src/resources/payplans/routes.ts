import type { Audited } from '../../db/audit.ts';
import type { Row } from '../../db/schema/tables.ts';
import { Refusal } from '../../domain/refusal.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { familyToLock } from '../../practice/accounts/balances.ts';
import { payersToLock } from '../../practice/accounts/pay-plan-access.ts';
import { keyInput } from '../../wire/input.ts';
import { closePlan } from './close.ts';
import { createDynamicPlan } from './create.ts';
import { dynamicPlanChanges, dynamicPlanInputs } from './inputs.ts';
import { payPlanRow } from './row.ts';
import { updateDynamicPlan } from './update.ts';

const target = rowInUrl('payplan', 'PayPlan');

export const payPlanOperations: readonly Operation[] = [
  getSingle({ path: '/payplans/{PayPlanNum}', added: '24.4.30', row: payPlanRow, summary: 'Get one payment plan' }),
  getList({
    path: '/payplans',
    added: '22.2.16',
    row: payPlanRow,
    summary: 'List payment plans of a patient or of whoever pays',
    filters: {
      PatNum: equal(keyInput(), { names: ['patient', 'Patient'] }),
      Guarantor: equal(keyInput({ description: 'PatNum of the payer.' }), { names: ['patient', 'Guarantor'] }),
    },
    requireOneOf: [['PatNum', 'Guarantor']],
  }),
  writeOperation({
    verb: 'POST',
    path: '/payplans/Dynamic',
    added: '22.2.22',
    permission: 'PayPlans',
    summary: 'Create a payment plan for procedures and adjustments',
    body: dynamicPlanInputs,
    requireOneOf: [
      ['PayAmt', 'NumberOfPayments'],
      ['procNums', 'adjNums'],
    ],
    patient: ({ body: { PatNum, Guarantor = PatNum } }, handle) => familyToLock(handle, [PatNum, Guarantor]),
    write: (tx, { body }) => createDynamicPlan(tx, body),
    audit: entry,
    answer: { kind: 'row', row: payPlanRow },
  }),
  writeOperation({
    verb: 'POST',
    path: '/payplans',
    added: '22.4.39',
    permission: 'PayPlans',
    summary: 'Withdrawn by the service in 23.3.1: always 410',
    description: 'Use POST payplans/Dynamic instead.',
    body: {},
    patient: 'none',
    write: () => {
      throw new Refusal(410, 'PayPlans POST is deprecated. Use PayPlans POST Dynamic.');
    },
    answer: { kind: 'empty' },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payplans/{PayPlanNum}/Close',
    added: '22.4.39',
    permission: 'AllOthers',
    summary: 'Close a payment plan: what is still to be charged is due today',
    target,
    patient: ({ target: plan }, handle) => payersToLock(handle, plan),
    write: (tx, { target: plan }) => closePlan(tx, plan),
    audit: entry,
    answer: { kind: 'row', row: payPlanRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/payplans/{PayPlanNum}/Dynamic',
    added: '25.3.31',
    permission: 'PayPlans',
    summary: 'Change the terms of a dynamic payment plan',
    body: dynamicPlanChanges,
    target,
    patient: ({ target: plan, body: { Guarantor = plan.Guarantor } }, handle) =>
      familyToLock(handle, [plan.PatNum, plan.Guarantor, Guarantor]),
    write: (tx, { target: plan, body }) => updateDynamicPlan(tx, plan, body),
    audit: entry,
    answer: { kind: 'row', row: payPlanRow },
  }),
];

function entry({ PatNum, PayPlanNum }: Row<'payplan'>): Audited {
  return { permission: 'PayPlanEdit', patNum: PatNum, key: PayPlanNum };
}
