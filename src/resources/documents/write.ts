import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ImageType } from '../../domain/enums.ts';
import { type Key, toKey } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { definitionsOf, findDefinition, findDefinitionNamed } from '../../practice/office/definitions.ts';
import { refuseLarger, storing } from '../../practice/office/kept-files.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { findProvider, requireProviderIfAny } from '../../practice/office/providers.ts';
import { imageFolderOf } from '../../practice/people/image-folder.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { documentInputs, setByUrlInputs, uploadInputs } from './inputs.ts';

type Document = Row<'document'>;

/** Most bytes of a file whose Base64 text the column holds. */
const MOST_IN_DATABASE = 12_500_000;

/**
 * Stores a file of a patient: in the documents folder under a name of the server's own, or in the row if the office
 * keeps files in its database (`companions-people.md` 10.3). A file that cannot be stored is a 400, and nothing is left
 * of it.
 */
export async function uploadDocument(
  tx: Transaction,
  { PatNum, rawBase64, extension, DocCategory, ...sent }: ValuesOf<typeof uploadInputs>,
): Promise<Document> {
  const patient = await requirePatient(tx, PatNum);
  const category = await requireCategory(tx, DocCategory);
  await requireProviderIfAny(tx, sent.ProvNum);
  refuseDeletedPatient(patient);
  return storing(async () => {
    const folder = await imageFolderOf(tx, PatNum);
    if (folder === undefined) refuseLarger(rawBase64, MOST_IN_DATABASE);
    const row = await insertRow(tx, 'document', {
      DateCreated: tx.now,
      ImgType: ImageType.Document,
      Note: '',
      ...asColumns(sent),
      PatNum,
      DocCategory: category,
    });
    const name = `${`${patient.LName ?? ''}${patient.FName ?? ''}`.replace(/\P{L}/gu, '').slice(0, 60)}${row.DocNum}`;
    const kept = { PatNum, DocNum: row.DocNum, name, ending: extension, bytes: rawBase64 };
    // Its content comes with its name, so that it is written once.
    if (folder === undefined) {
      const RawBase64 = Buffer.from(rawBase64).toString('base64');
      return updateRow(tx, 'document', row, { FileName: `${name}${extension}`, RawBase64 });
    }
    return updateRow(tx, 'document', row, { FileName: await tx.documents.keep({ ...kept, folder }) });
  });
}

/** Notes where a file is, so that the desktop program fetches it (`companions-people.md` 10.4). */
export async function setDocumentByUrl(
  tx: Transaction,
  { PatNum, url, DocCategory, ...sent }: ValuesOf<typeof setByUrlInputs>,
): Promise<Document> {
  const patient = await requirePatient(tx, PatNum);
  const category = await requireCategory(tx, DocCategory);
  await requireProviderIfAny(tx, sent.ProvNum);
  refuseDeletedPatient(patient);
  return insertRow(tx, 'document', {
    DateCreated: tx.now,
    ImgType: ImageType.Document,
    ...asColumns(sent),
    PatNum,
    DocCategory: category,
    FileName: 'xx',
    Note: `_download_:${url}`,
  });
}

/** Changes what is written about a document; the file itself stays. */
export async function updateDocument(
  tx: Transaction,
  document: Document,
  { DocCategory, ...sent }: ValuesOf<typeof documentInputs>,
): Promise<Document> {
  const category = DocCategory === undefined ? document.DocCategory : await requireCategory(tx, DocCategory);
  await requireProviderIfAny(tx, sent.ProvNum);
  await refuseOfDeletedPatient(tx, document);
  if (sent.ProvNum && (await findProvider(tx, sent.ProvNum))?.IsHidden) throw badRequest('Provider is hidden.');
  return updateRow(tx, 'document', document, { ...asColumns(sent), DocCategory: category });
}

/** Digits are a DefNum first; any other text is a name. */
export async function requireCategory(tx: Handle, sent: string | undefined): Promise<Key> {
  if (sent === undefined || sent === '') {
    const first = (await definitionsOf(tx, 'ImageCats')).find(({ IsHidden }) => !IsHidden);
    if (!first) throw badRequest('DocCategory is required: the office has no image category.');
    return first.DefNum;
  }
  const numbered = /^\d{1,18}$/.test(sent) ? await findDefinition(tx, 'ImageCats', toKey(sent)) : undefined;
  const found = numbered ?? (await findDefinitionNamed(tx, 'ImageCats', sent));
  if (!found) throw notFound('DocCategory');
  return found.DefNum;
}
