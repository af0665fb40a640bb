import { findRow } from '../../db/rows.ts';
import { notFound } from '../../domain/refusal.ts';
import { getList } from '../../http/answers.ts';
import { equal } from '../../http/filters.ts';
import { type Operation, readOperation } from '../../http/operation.ts';
import { noSftp, sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { eobAttachRow } from './row.ts';

export const eobAttachOperations: readonly Operation[] = [
  getList({
    path: '/eobattaches',
    added: '23.3.8',
    row: eobAttachRow,
    summary: 'List scanned explanations of benefits of a payment',
    filters: {
      ClaimPaymentNum: equal(keyInput({ required: true }), { names: ['claimpayment', 'ClaimPayment'] }),
    },
    orderBy: ['ClaimPaymentNum'],
  }),
  readOperation({
    verb: 'POST',
    path: '/eobattaches/DownloadSftp',
    added: '23.3.12',
    permission: 'AllOthers',
    summary: 'Send a scanned explanation to an SFTP server: refused after its checks',
    body: { EobAttachNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'empty' },
    read: async (handle, { body }) => {
      if (!(await findRow(handle, 'eobattach', body.EobAttachNum))) throw notFound('EobAttach');
      throw noSftp();
    },
  }),
  readOperation({
    verb: 'POST',
    path: '/eobattaches/UploadSftp',
    added: '24.3.7',
    permission: 'AllOthers',
    summary: 'File a scanned explanation from an SFTP server: refused after its checks',
    body: { ClaimPaymentNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'empty' },
    read: async (handle, { body }) => {
      if (!(await findRow(handle, 'claimpayment', body.ClaimPaymentNum))) throw notFound('ClaimPayment');
      throw noSftp();
    },
  }),
];
