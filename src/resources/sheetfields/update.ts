import type { Handle, Transaction } from '../../db/practice.ts';
import { findRow, updateRow } from '../../db/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { textInput, type ValuesOf } from '../../wire/input.ts';

/** A field of a filled sheet, and the sheet. */
export interface FieldOnSheet {
  readonly field: Row<'sheetfield'>;
  readonly sheet: Row<'sheet'>;
}

/** Body of SheetFields PUT. */
export const sheetFieldInputs = {
  FieldValue: textInput({ ...sized('sheetfield', 'FieldValue'), verbatim: true, description: 'Required; may be "".' }),
};

/** What somebody fills in; everything else of a sheet is printed or signed. */
const FILLED: readonly number[] = [
  SheetFieldType.OutputText,
  SheetFieldType.InputField,
  SheetFieldType.StaticText,
  SheetFieldType.CheckBox,
  SheetFieldType.ComboBox,
];

export async function fieldInUrl(handle: Handle, id: Key): Promise<FieldOnSheet> {
  const field = await findRow(handle, 'sheetfield', id);
  const sheet = field && (await findRow(handle, 'sheet', field.SheetNum));
  if (!sheet) throw notFound('SheetField');
  return { field, sheet };
}

export async function updateSheetField(
  tx: Transaction,
  { field, sheet }: FieldOnSheet,
  { FieldValue }: ValuesOf<typeof sheetFieldInputs>,
): Promise<Row<'sheetfield'>> {
  if (FieldValue === undefined) throw badRequest('FieldValue is required.');
  await refuseOfDeletedPatient(tx, sheet);
  if (sheet.IsDeleted) throw badRequest('Sheet has been deleted.');
  if (!FILLED.includes(field.FieldType)) throw badRequest('FieldValue of this FieldType cannot be changed.');
  if (FieldValue === field.FieldValue) return field;
  await updateRow(tx, 'sheet', sheet, { DateTSheetEdited: tx.now });
  return updateRow(tx, 'sheetfield', field, { FieldValue });
}
