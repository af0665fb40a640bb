import { getList } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { clinicRow } from './row.ts';

export const clinicOperations: readonly Operation[] = [
  getList({
    path: '/clinics',
    added: '21.1',
    row: clinicRow,
    summary: 'List the clinics that are not hidden; an empty list means the office does not use clinics',
    query: {},
    where: () => [['c.IsHidden = 0']],
    orderBy: 'c.ItemOrder, c.ClinicNum',
  }),
];
