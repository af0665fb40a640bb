import { getSingle } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, writeOperation } from '../../http/operation.ts';
import { keyInput } from '../../wire/input.ts';
import { sheetFieldRow } from './row.ts';
import { fieldInUrl, sheetFieldInputs, updateSheetField } from './update.ts';

export const sheetFieldOperations: readonly Operation[] = [
  getSingle({
    path: '/sheetfields/{SheetFieldNum}',
    added: '22.1',
    row: sheetFieldRow,
    summary: 'Get one field of a filled-in sheet',
  }),
  getList({
    path: '/sheetfields',
    added: '22.1',
    row: sheetFieldRow,
    summary: 'List fields of a filled-in sheet',
    filters: {
      SheetNum: equal(keyInput({ required: true }), { names: ['sheet', 'Sheet'] }),
    },
  }),
  writeOperation({
    verb: 'PUT',
    path: '/sheetfields/{SheetFieldNum}',
    added: '25.2',
    permission: 'AllOthers',
    summary: 'Change a field of a filled-in sheet',
    body: sheetFieldInputs,
    target: fieldInUrl,
    patient: ({ target: { sheet } }) => sheet.PatNum,
    write: (tx, { target, body }) => updateSheetField(tx, target, body),
    audit: (_, { target: { sheet } }) => ({ permission: 'SheetEdit', patNum: sheet.PatNum, key: sheet.SheetNum }),
    answer: { kind: 'row', row: sheetFieldRow },
  }),
];
