import type { Handle } from '../../../db/practice.ts';
import { findRow } from '../../../db/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { SheetFieldType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { internalSheet, type Sheet, type SheetField } from '../../../pdf/sheet.ts';
import { fieldsOfSheet } from '../plan-sheet.ts';

/** Hundredths of an inch that a page can have: the office's own numbers beyond these are taken for mistakes. */
const SMALLEST = 200;
const LARGEST = 3000;
const ALIGNMENTS = ['left', 'right', 'center'] as const;

/** A sheet of the office's as it is printed, in the patient's language where it has one; 0 is the internal sheet. */
export async function printedSheet(handle: Handle, sheetDefNum: Key, language: string): Promise<Sheet> {
  const sheet = sheetDefNum === 0 ? undefined : await findRow(handle, 'sheetdef', sheetDefNum);
  if (!sheet) return internalSheet;
  const fields = await fieldsOfSheet(handle, sheetDefNum);
  const spoken = fields.filter((field) => field.Language === language);
  const chosen = spoken.length > 0 ? spoken : fields.filter(({ Language }) => Language === '');
  const [width, height] = sheet.IsLandscape ? [sheet.Height, sheet.Width] : [sheet.Width, sheet.Height];
  return {
    width: sizeOf(width, internalSheet.width),
    height: sizeOf(height, internalSheet.height),
    fields: (chosen.length > 0 ? chosen : fields).map((field) => printedField(field, sheet)),
  };
}

const sizeOf = (size: number, usual: number) => (size >= SMALLEST && size <= LARGEST ? size : usual);

function printedField(field: Row<'sheetfielddef'>, sheet: Row<'sheetdef'>): SheetField {
  return {
    type: field.FieldType as SheetFieldType,
    name: field.FieldName ?? '',
    value: field.FieldType === SheetFieldType.StaticText ? field.FieldValue : '',
    x: within(field.XPos, 0),
    y: within(field.YPos, 0),
    width: within(field.Width, 1),
    height: within(field.Height, 0),
    fontSize: Math.min(72, Math.max(4, field.FontSize || sheet.FontSize || 9)),
    isBold: field.FontIsBold !== 0,
    align: ALIGNMENTS[field.TextAlign] ?? 'left',
    color: colorOf(field.ItemColor),
  };
}

const within = (value: number, least: number) => Math.min(20_000, Math.max(least, value));

/** `#rrggbb` of a stored ARGB number; one that says nothing, or white, is black on paper (`treatment-plans.md` 5.4). */
export function colorOf(argb: number): string {
  const rgb = argb & 0xffffff;
  return rgb === 0xffffff ? '#000000' : `#${rgb.toString(16).padStart(6, '0')}`;
}
