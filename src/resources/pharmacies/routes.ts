import { getSingle } from '../../http/answers.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { pharmacyRow } from './row.ts';

export const pharmacyOperations: readonly Operation[] = [
  getSingle({ path: '/pharmacies/{PharmacyNum}', added: '24.2.35', row: pharmacyRow, summary: 'Get one pharmacy' }),
  getList({
    path: '/pharmacies',
    added: '24.2.35',
    row: pharmacyRow,
    summary: 'List pharmacies',
  }),
];
