import { SheetTypeEnum } from '../../domain/enums.ts';
import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { namedInput } from '../../wire/input.ts';
import { sheetDefRow } from './row.ts';

export const sheetDefOperations: readonly Operation[] = [
  getSingle({ path: '/sheetdefs/{SheetDefNum}', added: '25.1.20', row: sheetDefRow, summary: 'Get one layout' }),
  getList({
    path: '/sheetdefs',
    added: '23.2.5',
    row: sheetDefRow,
    summary: 'List the office’s layouts of forms and letters',
    filters: { SheetType: equal(namedInput(SheetTypeEnum)) },
  }),
];
