import { equal } from '../../http/filters.ts';
import { getList } from '../../http/lists/get-list.ts';
import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { type FetchedFile, fetchOverSftp } from '../../http/over-sftp/fetch.ts';
import { sendOverSftp } from '../../http/over-sftp/send.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { eobAttachRow } from './row.ts';
import { eobToSend, keepEob, patientOfPayment, removeEob, requireClaimPayment } from './sftp.ts';

const target = rowInUrl('eobattach', 'EobAttach');

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
    summary: 'Send a scanned explanation to an SFTP server',
    body: { EobAttachNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'sent' },
    ask: (asking, { body }) => sendOverSftp(asking, body, (handle) => eobToSend(handle, body.EobAttachNum)),
  }),
  writeOperation({
    verb: 'POST',
    path: '/eobattaches/UploadSftp',
    added: '24.3.7',
    permission: 'AllOthers',
    summary: 'Fetch a scanned explanation from an SFTP server and keep it',
    body: { ClaimPaymentNum: keyInput({ required: true }), ...sftpInputs },
    fetch: (asking, body) => fetchOverSftp(asking, body, (handle) => requireClaimPayment(handle, body.ClaimPaymentNum)),
    patient: ({ body }, handle) => patientOfPayment(handle, body.ClaimPaymentNum),
    write: (tx, { body, found }) => keepEob(tx, body.ClaimPaymentNum, found as FetchedFile),
    audit: ({ EobAttachNum }) => ({ permission: 'ImageCreate', patNum: 0, key: EobAttachNum }),
    answer: { kind: 'row', row: eobAttachRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/eobattaches/{EobAttachNum}',
    added: '25.2.25',
    permission: 'AllOthers',
    summary: 'Delete a scanned explanation with its file',
    target,
    patient: ({ target: eob }, handle) => patientOfPayment(handle, eob.ClaimPaymentNum),
    write: (tx, { target: eob }) => removeEob(tx, eob),
    audit: ({ EobAttachNum }) => ({ permission: 'ImageDelete', patNum: 0, key: EobAttachNum }),
    answer: { kind: 'empty' },
  }),
];
