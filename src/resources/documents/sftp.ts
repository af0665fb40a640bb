import { type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import type { FetchedFile } from '../../http/over-sftp/fetch.ts';
import { sendOverSftp } from '../../http/over-sftp/send.ts';
import { sftpInputs } from '../../practice/office/sftp.ts';
import { keyInput } from '../../wire/input.ts';
import { documentAudit } from './audit.ts';
import { documentToSend } from './file.ts';
import { sftpUploadInputs } from './inputs.ts';
import { NO_MOUNT_PICTURES, sendMountPictures, wholeMount } from './mounts.ts';
import { sentPictureShape } from './picture-files.ts';
import { NO_THUMBNAILS, sendThumbnails } from './thumbnails.ts';
import { fetchDocument, keepFetchedDocument, uploadedDocumentShape, uploadedValues } from './upload-sftp.ts';

const described = { verb: 'POST', added: '21.2', permission: 'AllOthers' } as const;

/** The methods that bring files to an SFTP server or take them from one. */
export const sftpOperations: readonly Operation[] = [
  readOperation({
    ...described,
    path: '/documents/DownloadSftp',
    summary: 'Send the file of a document, or a mount as one picture, to an SFTP server',
    body: { DocNum: keyInput(), MountNum: keyInput(), ...sftpInputs },
    requireOneOf: [['DocNum', 'MountNum']],
    exclusivePairs: [['DocNum', 'MountNum']],
    answer: { kind: 'sent' },
    ask: (asking, { body }) =>
      sendOverSftp(asking, body, (handle) =>
        body.DocNum === undefined ? wholeMount(handle, body.MountNum!) : documentToSend(handle, body.DocNum),
      ),
  }),
  writeOperation({
    ...described,
    path: '/documents/UploadSftp',
    summary: 'Fetch a file of a patient from an SFTP server and keep it',
    body: sftpUploadInputs,
    fetch: fetchDocument,
    patient: ({ body }) => body.PatNum,
    write: async (tx, { body, found }) => {
      const document = await keepFetchedDocument(tx, body, found as FetchedFile);
      return { document, values: await uploadedValues(tx, document) };
    },
    audit: ({ document }) => documentAudit('ImageCreate', document),
    answer: {
      kind: 'object',
      row: uploadedDocumentShape,
      values: ({ values }) => values,
      location: ({ document }) => `/documents/${document.DocNum}`,
    },
  }),
  readOperation({
    ...described,
    path: '/documents/Thumbnails',
    summary: 'Send thumbnails of a patient’s pictures to an SFTP server',
    description: 'The address is that of a folder.',
    body: { PatNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'list', row: sentPictureShape, none: NO_THUMBNAILS },
    ask: (asking, { body }) => sendThumbnails(asking, body, body.PatNum),
  }),
  readOperation({
    ...described,
    path: '/documents/DownloadMount',
    summary: 'Send each picture of a mount to an SFTP server',
    description: 'The address is that of a folder.',
    body: { MountNum: keyInput({ required: true }), ...sftpInputs },
    answer: { kind: 'list', row: sentPictureShape, none: NO_MOUNT_PICTURES },
    ask: (asking, { body }) => sendMountPictures(asking, body, body.MountNum),
  }),
];
