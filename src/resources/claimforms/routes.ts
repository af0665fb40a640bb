import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { claimFormRow } from './row.ts';

export const claimFormOperations: readonly Operation[] = [
  getSingle({ path: '/claimforms/{ClaimFormNum}', added: '25.2.26', row: claimFormRow, summary: 'Get one claim form' }),
  getList({
    path: '/claimforms',
    added: '25.2.26',
    row: claimFormRow,
    summary: 'List claim forms, hidden ones too',
  }),
];
