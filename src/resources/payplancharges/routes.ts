import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { payPlanChargeRow } from './row.ts';

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
];
