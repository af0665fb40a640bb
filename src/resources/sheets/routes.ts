import { findRow } from '../../db/rows.ts';
import { notFound } from '../../domain/refusal.ts';
import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { noSftp, sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { createSheet, sheetInputs } from './create.ts';
import { sheetRow } from './row.ts';

export const sheetOperations: readonly Operation[] = [
  getList({
    path: '/sheets',
    added: '21.4',
    row: sheetRow,
    summary: 'List filled sheets of a patient',
    filters: {
      PatNum: equal(keyInput({ required: true }), { names: ['patient', 'Patient'] }),
    },
    where: [['s.IsDeleted = 0']],
  }),
  writeOperation({
    verb: 'POST',
    path: '/sheets',
    added: '23.1.32',
    permission: 'AllOthers',
    summary: 'Fill a sheet of the office’s own for a patient',
    body: sheetInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => createSheet(tx, body),
    audit: ({ PatNum, SheetNum, Description }) => ({
      permission: 'SheetEdit',
      patNum: PatNum,
      key: SheetNum,
      action: 'Created',
      detail: Description,
    }),
    answer: { kind: 'row', row: sheetRow, status: 200 },
  }),
  readOperation({
    verb: 'POST',
    path: '/sheets/DownloadSftp',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Send a sheet to an SFTP server: refused after its checks',
    body: { SheetNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'empty' },
    read: async (handle, { body }) => {
      if (!(await findRow(handle, 'sheet', body.SheetNum))) throw notFound('Sheet');
      throw noSftp();
    },
  }),
];
