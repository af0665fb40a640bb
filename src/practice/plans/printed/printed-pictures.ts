import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { SheetFieldType } from '../../../domain/enums.ts';
import type { Picture } from '../../../pdf/sheet.ts';
import { definitionsOf } from '../../office/definitions.ts';
import { storedFile } from './stored-file.ts';

type FieldDef = Pick<Row<'sheetfielddef'>, 'FieldType' | 'FieldName'>;

/** Most bytes of a picture, and of all pictures of a sheet together: a plan is mailed and kept for years. */
const LARGEST = 5_000_000;
const LARGEST_TOGETHER = 10_000_000;

/**
 * Reads the pictures of a sheet, field by field: an image by the name of its file among those of the office's sheets, a
 * picture of the patient by the category it is filed in. Undefined for a field that shows none.
 */
export function pictureReader(
  handle: Handle,
  patient: Row<'patient'> | undefined,
): (field: FieldDef) => Promise<Picture | undefined> {
  let left = LARGEST_TOGETHER;
  const taken = (file: Uint8Array | undefined) => {
    left -= file?.length ?? 0;
    return file;
  };
  return async ({ FieldType, FieldName }) => {
    const atMost = Math.min(LARGEST, left);
    const name = FieldName ?? '';
    if (FieldType === SheetFieldType.Image) {
      return { words: withoutEnding(name), file: taken(await handle.documents.sheetPicture(name, atMost)) };
    }
    if (FieldType !== SheetFieldType.PatImage || !patient) return undefined;
    const found = await newestPicture(handle, patient, name);
    if (!found) return undefined;
    const words = found.Description || withoutEnding(found.FileName ?? '');
    return { words, file: taken(await storedFile(handle, found, atMost)) };
  };
}

const withoutEnding = (name: string) => name.replace(/\.\w+$/, '');

/** The patient's newest picture of a category. The sheet names the category by number or by name. */
async function newestPicture(handle: Handle, { PatNum }: Row<'patient'>, category: string) {
  const categories = await definitionsOf(handle, 'ImageCats');
  const wanted = categories.find(({ DefNum, ItemName }) => String(DefNum) === category || ItemName === category);
  if (!wanted) return undefined;
  const documents = await handle.db
    .selectFrom('document')
    .select(['DocNum', 'FileName'])
    .where('PatNum', '=', PatNum)
    .where('DocCategory', '=', wanted.DefNum)
    .orderBy('DateCreated', 'desc')
    .orderBy('DocNum', 'desc')
    .execute();
  const picture = documents.find(({ FileName }) => /\.(png|jpe?g)$/i.test(FileName ?? ''));
  return picture && findRow(handle, 'document', picture.DocNum);
}
