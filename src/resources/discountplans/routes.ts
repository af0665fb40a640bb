import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { discountPlanInputs, newDiscountPlanInputs } from './inputs.ts';
import { discountPlanRow } from './row.ts';
import { createDiscountPlan, subscribersOf, updateDiscountPlan } from './write.ts';

const target = rowInUrl('discountplan', 'DiscountPlan');

export const discountPlanOperations: readonly Operation[] = [
  getSingle({
    path: '/discountplans/{DiscountPlanNum}',
    added: '22.4.19',
    row: discountPlanRow,
    summary: 'Get one discount plan',
  }),
  getList({
    path: '/discountplans',
    added: '22.4.19',
    row: discountPlanRow,
    summary: 'List discount plans, hidden ones too',
  }),
  writeOperation({
    verb: 'POST',
    path: '/discountplans',
    added: '23.1.20',
    permission: 'AllOthers',
    summary: 'Create a discount plan',
    body: newDiscountPlanInputs,
    patient: 'none',
    write: (tx, { body }) => createDiscountPlan(tx, body),
    audit: (row) => ({ permission: 'DiscountPlanAdd', patNum: 0, key: row.DiscountPlanNum, detail: row.Description }),
    answer: { kind: 'row', row: discountPlanRow },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/discountplans/{DiscountPlanNum}',
    added: '23.1.20',
    permission: 'AllOthers',
    summary: 'Change a discount plan; planned work of its subscribers follows',
    body: discountPlanInputs,
    target,
    patient: ({ target: plan }, handle) => subscribersOf(handle, plan.DiscountPlanNum),
    write: (tx, { target: plan, body }) => updateDiscountPlan(tx, plan, body),
    audit: (row) => ({ permission: 'DiscountPlanEdit', patNum: 0, key: row.DiscountPlanNum, detail: row.Description }),
    answer: { kind: 'row', row: discountPlanRow },
  }),
];
