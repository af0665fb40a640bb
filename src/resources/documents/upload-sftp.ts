import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Asking } from '../../http/lasting.ts';
import { type FetchedFile, fetchOverSftp } from '../../http/over-sftp/fetch.ts';
import { definitionsOf } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { dateTimeField, keyField, shape, textField } from '../../wire/shape.ts';
import type { sftpUploadInputs } from './inputs.ts';
import { withoutContent } from './list.ts';
import { requireCategory, uploadDocument } from './write.ts';

type Sent = ValuesOf<typeof sftpUploadInputs>;

/** Documents POST UploadSftp. */
export const uploadedDocumentShape = shape({
  name: 'UploadedDocument',
  fields: {
    DocNum: keyField({}),
    filePath: textField('Where the file is kept; empty for files kept in the database.'),
    Description: textField({}),
    ToothNumbers: textField({}),
    Note: textField({}),
    DateCreated: dateTimeField({}),
    DateTStamp: dateTimeField({}),
    DocCategory: keyField('DefNum of category 18 (ImageCats).'),
    docCategory: textField('Name of the category.'),
    serverDateTime: dateTimeField({}),
  },
});

/** Fetches the file, once it is known that the server could store it. */
export const fetchDocument = (asking: Asking, body: Sent): Promise<FetchedFile> =>
  fetchOverSftp(asking, body, async (handle) => {
    const patient = await requirePatient(handle, body.PatNum);
    await requireCategory(handle, body.DocCategory);
    await requireProviderIfAny(handle, body.ProvNum);
    refuseDeletedPatient(patient);
  });

/** Stores a fetched file like one that was uploaded. */
export function keepFetchedDocument(
  tx: Transaction,
  { SftpAddress: _address, SftpUsername: _username, SftpPassword: _password, ...sent }: Sent,
  { ending, bytes }: FetchedFile,
): Promise<Row<'document'>> {
  return uploadDocument(tx, { ...sent, rawBase64: bytes, extension: ending });
}

/** The answer of the page: where the file is now, and the fields of its document. */
export async function uploadedValues(handle: Handle, document: Row<'document'>) {
  // The name of the patient's folder may have been made just now.
  const patient = await findRow(handle, 'patient', document.PatNum);
  const place = { folder: patient?.ImageFolder ?? '', name: document.FileName ?? '' };
  const category = (await definitionsOf(handle, 'ImageCats')).find(({ DefNum }) => DefNum === document.DocCategory);
  return {
    ...document,
    Note: withoutContent(document.Note ?? ''),
    filePath: document.RawBase64 ? '' : (handle.documents.pathOf(place) ?? ''),
    docCategory: category?.ItemName ?? '',
    serverDateTime: handle.now,
  };
}
