import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { recallTypeRow } from './row.ts';

export const recallTypeOperations: readonly Operation[] = [
  getSingle({
    path: '/recalltypes/{RecallTypeNum}',
    added: '24.1.44',
    row: recallTypeRow,
    summary: 'Get one recall type',
  }),
  getList({
    path: '/recalltypes',
    added: '24.1.44',
    row: recallTypeRow,
    summary: 'List recall types',
  }),
];
