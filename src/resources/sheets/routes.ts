import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { sendOverSftp } from '../../http/over-sftp/send.ts';
import { sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { createSheet, sheetInputs } from './create.ts';
import { sheetRow } from './row.ts';
import { sheetToSend } from './send.ts';

export const sheetOperations: readonly Operation[] = [
  getList({
    path: '/sheets',
    added: '21.4',
    row: sheetRow,
    summary: 'List filled-in sheets of a patient',
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
      detail: Description,
    }),
    answer: { kind: 'row', row: sheetRow, status: 200 },
  }),
  readOperation({
    verb: 'POST',
    path: '/sheets/DownloadSftp',
    added: '22.1',
    permission: 'AllOthers',
    summary: 'Send a sheet as a PDF to an SFTP server',
    body: { SheetNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'sent' },
    ask: (asking, { body }) => sendOverSftp(asking, body, (handle) => sheetToSend(handle, body.SheetNum)),
  }),
];
