import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { sheetFieldRow } from './row.ts';

export const sheetFieldOperations: readonly Operation[] = [
  getList({
    path: '/sheetfields',
    added: '22.1',
    row: sheetFieldRow,
    summary: 'List fields of a filled sheet',
    filters: {
      SheetNum: equal(keyInput({ required: true }), { names: ['sheet', 'Sheet'] }),
    },
  }),
];
