import { getList } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { feeSchedRow } from './row.ts';

export const feeSchedOperations: readonly Operation[] = [
  getList({
    path: '/feescheds',
    added: '22.4.31',
    row: feeSchedRow,
    summary: 'List fee schedules, hidden ones included',
    query: {},
    where: () => [],
    orderBy: 's.ItemOrder, s.FeeSchedNum',
  }),
];
