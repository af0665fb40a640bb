import { getSingle } from '../../http/answers.ts';
import { EXTENSION_BASE, type Operation, readOperation, writeOperation } from '../../http/operation.ts';
import { rowInUrl } from '../../http/row-in-url.ts';
import { documentAudit } from './audit.ts';
import { documentFile, FILE_TYPES } from './file.ts';
import { documentFilters, documentInputs, setByUrlInputs, uploadInputs } from './inputs.ts';
import { listDocuments } from './list.ts';
import { removeDocument } from './remove.ts';
import { documentListShape, documentRow } from './row.ts';
import { sftpOperations } from './sftp.ts';
import { setDocumentByUrl, updateDocument, uploadDocument } from './write.ts';

const target = rowInUrl('document', 'Document');

export const documentOperations: readonly Operation[] = [
  getSingle({ path: '/documents/{DocNum}', added: '24.2.32', row: documentRow, summary: 'Get one document' }),
  readOperation({
    verb: 'GET',
    path: '/documents',
    added: '21.2',
    permission: 'ReadAll',
    summary: 'List documents and mounts of a patient',
    query: documentFilters,
    paged: true,
    answer: { kind: 'list', row: documentListShape },
    read: listDocuments,
  }),
  readOperation({
    verb: 'GET',
    base: EXTENSION_BASE,
    path: '/documents/{DocNum}/file',
    added: '',
    permission: 'ReadAll',
    summary: 'Get the file of a document',
    answer: { kind: 'file', mediaType: 'application/octet-stream', alsoAs: FILE_TYPES },
    read: documentFile,
  }),
  writeOperation({
    verb: 'POST',
    path: '/documents/Upload',
    added: '21.1',
    permission: 'Documents',
    summary: 'Upload a document of a patient',
    body: uploadInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => uploadDocument(tx, body),
    audit: (document) => documentAudit('ImageCreate', document),
    answer: { kind: 'row', row: documentRow },
  }),
  writeOperation({
    verb: 'POST',
    path: '/documents/SetByUrl',
    added: '21.1',
    permission: 'AllOthers',
    summary: 'Record the URL of a file for the desktop program to download',
    body: setByUrlInputs,
    patient: ({ body }) => body.PatNum,
    write: (tx, { body }) => setDocumentByUrl(tx, body),
    audit: (document) => documentAudit('ImageCreate', document),
    answer: { kind: 'row', row: documentRow },
  }),
  ...sftpOperations,
  writeOperation({
    verb: 'PUT',
    path: '/documents/{DocNum}',
    added: '24.2.32',
    permission: 'AllOthers',
    summary: 'Change the details of a document',
    body: documentInputs,
    target,
    patient: ({ target: document }) => document.PatNum,
    write: (tx, { target: document, body }) => updateDocument(tx, document, body),
    audit: (document) => documentAudit('ImageEdit', document),
    answer: { kind: 'row', row: documentRow },
  }),
  writeOperation({
    verb: 'DELETE',
    path: '/documents/{DocNum}',
    added: '24.2.32',
    permission: 'AllOthers',
    summary: 'Delete a document and its file',
    target,
    patient: ({ target: document }) => document.PatNum,
    write: (tx, { target: document }) => removeDocument(tx, document),
    audit: (document) => ({ ...documentAudit('ImageDelete', document), detail: document.FileName ?? '' }),
    answer: { kind: 'empty' },
  }),
];
