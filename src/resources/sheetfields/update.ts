import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { SIGNATURE_BOXES } from '../../domain/signature-boxes.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** A field of a filled sheet, and the sheet. */
interface FieldOnSheet {
  readonly field: Row<'sheetfield'>;
  readonly sheet: Row<'sheet'>;
}

/** Body of SheetFields PUT. */
export const sheetFieldInputs = {
  FieldValue: textInput({ ...sized('sheetfield', 'FieldValue'), verbatim: true, description: 'May be "".' }),
};

/** What the page names; everything else of a sheet is printed as it stands, or is a signature. */
const FILLED: readonly number[] = [SheetFieldType.OutputText, SheetFieldType.InputField, SheetFieldType.CheckBox];

export async function fieldInUrl(handle: Handle, id: Key): Promise<FieldOnSheet> {
  const field = await findRow(handle, 'sheetfield', id);
  const sheet = field && (await findRow(handle, 'sheet', field.SheetNum));
  if (!sheet) throw notFound('SheetField');
  return { field, sheet };
}

/** Whoever signed saw what the fields said. A box that nobody signed holds nothing, or the one character of its kind. */
async function isSigned(handle: Handle, { SheetNum }: Row<'sheet'>): Promise<boolean> {
  const fields = await rowsWhere(handle, 'sheetfield', 'SheetNum', SheetNum);
  return fields.some(
    ({ FieldType, FieldValue }) => SIGNATURE_BOXES.includes(FieldType) && (FieldValue ?? '').length > 1,
  );
}

export async function updateSheetField(
  tx: Transaction,
  { field, sheet }: FieldOnSheet,
  { FieldValue }: ValuesOf<typeof sheetFieldInputs>,
): Promise<Row<'sheetfield'>> {
  await refuseOfDeletedPatient(tx, sheet);
  if (sheet.IsDeleted) throw badRequest('Sheet has been deleted.');
  const isChange = FieldValue !== undefined && FieldValue !== (field.FieldValue ?? '');
  if (isChange && !FILLED.includes(field.FieldType))
    throw badRequest('FieldValue of this FieldType cannot be changed.');
  if (await isSigned(tx, sheet)) throw badRequest('Sheet is signed. Its fields cannot be changed.');
  if (!isChange) return field;
  await updateRow(tx, 'sheet', sheet, { DateTSheetEdited: tx.now });
  return updateRow(tx, 'sheetfield', field, { FieldValue });
}
