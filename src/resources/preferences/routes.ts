import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { textInput } from '../../wire/input.ts';
import { preferenceRow } from './row.ts';

export const preferenceOperations: readonly Operation[] = [
  getList({
    path: '/preferences',
    added: '21.1',
    row: preferenceRow,
    summary: 'List preferences of the office',
    filters: { PrefName: equal(textInput({ emptyIsAbsent: true, description: 'Full name of one setting.' })) },
  }),
];
