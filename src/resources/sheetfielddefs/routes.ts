import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { sheetFieldDefRow } from './row.ts';

export const sheetFieldDefOperations: readonly Operation[] = [
  getSingle({
    path: '/sheetfielddefs/{SheetFieldDefNum}',
    added: '25.1.27',
    row: sheetFieldDefRow,
    summary: 'Get one field of a layout',
  }),
  getList({
    path: '/sheetfielddefs',
    added: '25.1.27',
    row: sheetFieldDefRow,
    summary: 'List the fields of the office’s own sheets',
    filters: {
      SheetDefNum: equal(keyInput({ description: '0 = every sheet.' }), {
        zero: 'all',
        names: ['sheetdef', 'SheetDef'],
      }),
    },
  }),
];
