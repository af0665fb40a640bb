import { type Condition, equals } from '../../db/select.ts';
import { getList } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { flagInput, keyInput } from '../../wire/input.ts';
import { definitionRow } from './row.ts';

export const definitionOperations: readonly Operation[] = [
  getList({
    path: '/definitions',
    added: '21.1',
    row: definitionRow,
    summary: 'List definitions: the office’s own lists of priorities, diagnoses, billing types and more',
    query: {
      Category: keyInput({ description: 'Number of one category.' }),
      includeHidden: flagInput({ description: 'Hidden definitions as well. Default false.' }),
    },
    where: (query): Condition[] => [
      ...equals(definitionRow, 'Category', query.Category),
      ...(query.includeHidden ? [] : [['d.IsHidden = 0'] as const]),
    ],
    orderBy: 'd.Category, d.ItemOrder, d.DefNum',
  }),
];
