import type { Condition } from '../../db/select.ts';
import { getList } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { flagInput } from '../../wire/input.ts';
import { userodRow } from './row.ts';

export const userodOperations: readonly Operation[] = [
  getList({
    path: '/userods',
    added: '21.3',
    row: userodRow,
    summary: 'List the people who log on',
    query: {
      includeHidden: flagInput({ added: '22.4.24', description: 'Hidden users as well. Default false.' }),
      includeCEMT: flagInput({ added: '25.1.10', description: 'Users of central management as well. Default false.' }),
    },
    where: (query): Condition[] => [
      ...(query.includeHidden ? [] : [['u.IsHidden = 0'] as const]),
      ...(query.includeCEMT ? [] : [['u.UserNumCEMT = 0'] as const]),
    ],
  }),
];
