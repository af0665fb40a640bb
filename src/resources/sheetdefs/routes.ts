import { getList } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { sheetDefRow } from './row.ts';

export const sheetDefOperations: readonly Operation[] = [
  getList({
    path: '/sheetdefs',
    added: '23.2.5',
    row: sheetDefRow,
    summary: 'List the office’s layouts of forms and letters',
  }),
];
