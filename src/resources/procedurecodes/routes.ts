import { atLeast } from '../../db/select.ts';
import { getList, getSingle } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { dateTimeInput } from '../../wire/input.ts';
import { procedureCodeRow } from './row.ts';

export const procedureCodeOperations: readonly Operation[] = [
  getSingle({
    path: '/procedurecodes/{CodeNum}',
    added: '23.3.25',
    row: procedureCodeRow,
    summary: 'Get one procedure code',
  }),
  getList({
    path: '/procedurecodes',
    added: '22.3.22',
    row: procedureCodeRow,
    summary: 'List procedure codes',
    query: { DateTStamp: dateTimeInput({ added: '22.4.28', description: 'Codes changed then or later.' }) },
    where: (query) => atLeast(procedureCodeRow, 'DateTStamp', query.DateTStamp),
  }),
];
