import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { quickPasteCatRow } from './row.ts';

export const quickPasteCatOperations: readonly Operation[] = [
  getSingle({
    path: '/quickpastecats/{QuickPasteCatNum}',
    added: '22.3.26',
    row: quickPasteCatRow,
    summary: 'Get one category of quick paste notes',
  }),
  getList({
    path: '/quickpastecats',
    added: '22.3.26',
    row: quickPasteCatRow,
    summary: 'List categories of quick paste notes',
  }),
];
