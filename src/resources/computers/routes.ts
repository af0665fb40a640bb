import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { computerRow } from './row.ts';

export const computerOperations: readonly Operation[] = [
  getList({
    path: '/computers',
    added: '23.1.30',
    row: computerRow,
    summary: 'List the office’s computers',
  }),
];
