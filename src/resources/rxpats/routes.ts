import { getSingle } from '../../http/answers.ts';
import { ofPatient } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { rxPatRow } from './row.ts';

export const rxPatOperations: readonly Operation[] = [
  getSingle({ path: '/rxpats/{RxNum}', added: '24.2.35', row: rxPatRow, summary: 'Get one prescription' }),
  getList({
    path: '/rxpats',
    added: '24.2.35',
    row: rxPatRow,
    summary: 'List prescriptions',
    filters: {
      PatNum: ofPatient(),
    },
  }),
];
