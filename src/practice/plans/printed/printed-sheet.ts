import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { GrowthBehaviorEnum, SheetFieldType } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { directionOf, hasRightToLeft, LEFT_TO_RIGHT_MARK, leftToRight } from '../../../pdf/bidi.ts';
import { internalSheet, type Sheet, type SheetField } from '../../../pdf/sheet.ts';
import { fieldFacts, replaceTags, type SheetFacts, tagFacts } from '../../people/sheet-facts.ts';
import { fieldsOfSheet } from '../plan-sheet.ts';
import { pictureReader } from './printed-pictures.ts';

type FieldDef = Row<'sheetfielddef'>;

/** Sizes of a page in hundredths of an inch. A number of the office outside of them is taken for a mistake. */
const SMALLEST = 200;
const LARGEST = 3000;
const ALIGNMENTS = ['left', 'right', 'center'] as const;

/**
 * A sheet of the office as it is printed for a patient, in the patient's language if the sheet has it; 0 is the
 * internal sheet. Texts are filled in the same way as those of a new sheet.
 */
export async function printedSheet(
  handle: Handle,
  sheetDefNum: Key,
  patient: Row<'patient'> | undefined,
): Promise<Sheet> {
  const sheet = sheetDefNum === 0 ? undefined : await findRow(handle, 'sheetdef', sheetDefNum);
  if (!sheet) return internalSheet;
  const fields = spokenFields(await fieldsOfSheet(handle, sheetDefNum), patient?.Language ?? '');
  const facts = {
    fields: patient ? await fieldFacts(handle, patient) : new Map<string, string>(),
    tags: patient ? await tagFacts(handle, patient) : new Map<string, string>(),
  };
  const readPicture = pictureReader(handle, patient);
  const printed: SheetField[] = [];
  for (const field of fields) {
    const picture = await readPicture(field);
    printed.push({ ...printedField(field, sheet), value: textOf(field, facts), ...(picture ? { picture } : {}) });
  }
  return { ...paperSize(sheet), fields: printed };
}

function spokenFields(fields: readonly FieldDef[], language: string): readonly FieldDef[] {
  const spoken = fields.filter((field) => field.Language === language);
  const chosen = spoken.length > 0 ? spoken : fields.filter(({ Language }) => Language === '');
  return chosen.length > 0 ? chosen : fields;
}

/** Width and height of a sheet's paper. */
export function paperSize(sheet: Pick<Row<'sheetdef'>, 'Width' | 'Height' | 'IsLandscape'>): Omit<Sheet, 'fields'> {
  const [width, height] = sheet.IsLandscape ? [sheet.Height, sheet.Width] : [sheet.Width, sheet.Height];
  return { width: sizeOf(width, internalSheet.width), height: sizeOf(height, internalSheet.height) };
}

const sizeOf = (size: number, usual: number) => (size >= SMALLEST && size <= LARGEST ? size : usual);

/** What a field of a definition and one of a filled sheet have in common. */
type PlacedField = Pick<
  FieldDef,
  | ('FieldType' | 'FieldName' | 'XPos' | 'YPos' | 'Width' | 'Height')
  | ('FontSize' | 'FontIsBold' | 'TextAlign' | 'ItemColor' | 'GrowthBehavior')
>;

/** Place and look of a field on the paper, without its text. */
export function printedField(field: PlacedField, sheet: Pick<Row<'sheetdef'>, 'FontSize'>): Omit<SheetField, 'value'> {
  return {
    type: field.FieldType as SheetFieldType,
    name: field.FieldName ?? '',
    x: within(field.XPos, 0),
    y: within(field.YPos, 0),
    width: within(field.Width, 1),
    height: within(field.Height, 0),
    fontSize: Math.min(72, Math.max(4, field.FontSize || sheet.FontSize || 9)),
    isBold: field.FontIsBold !== 0,
    align: ALIGNMENTS[field.TextAlign] ?? 'left',
    color: colorOf(field.ItemColor),
    pushes: isLocal(field) ? 'beneath' : 'all',
  };
}

/**
 * Whether a field pushes down only what is near it. Grids and the note push everything, so that nothing is overprinted.
 */
const isLocal = ({ FieldType, FieldName, GrowthBehavior }: PlacedField) =>
  GrowthBehavior !== GrowthBehaviorEnum.DownGlobal &&
  FieldType !== SheetFieldType.Grid &&
  !['Heading', 'defaultHeading', 'Note'].includes(FieldName ?? '');

/** The text of a field that is not one of the plan's own texts. */
function textOf({ FieldType, FieldName, FieldValue }: FieldDef, { fields, tags }: SheetFacts): string {
  switch (FieldType) {
    case SheetFieldType.StaticText:
      return FieldValue.split('\n')
        .map((line) => filledLine(line, tags))
        .join('\n');
    case SheetFieldType.OutputText:
    case SheetFieldType.InputField:
      return fields.get(FieldName ?? '') ?? FieldValue;
    case SheetFieldType.ComboBox:
      // The choice comes before the list of choices.
      return FieldValue.includes(';') ? FieldValue.slice(0, FieldValue.indexOf(';')) : '';
    default:
      return FieldValue.trim().toUpperCase();
  }
}

/**
 * A line with its tags filled in. The office's own text decides the line's direction, not the name that is filled in.
 */
function filledLine(line: string, tags: SheetFacts['tags']): string {
  const words = line.replace(/\[[A-Za-z]+\]/g, '');
  const isLeftToRight = /\p{L}/u.test(words) && directionOf(words) === 'L';
  if (!isLeftToRight) return replaceTags(line, tags);
  const marked = [...tags].map(
    ([tag, value]) => [tag, hasRightToLeft(value) ? value + LEFT_TO_RIGHT_MARK : value] as const,
  );
  return leftToRight(replaceTags(line, new Map(marked)));
}

const within = (value: number, least: number) => Math.min(20_000, Math.max(least, value));

/** `#rrggbb` of a stored ARGB number; no colour and white are black on paper (`treatment-plans.md` 5.4). */
export function colorOf(argb: number): string {
  const rgb = argb & 0xffffff;
  return rgb === 0xffffff ? '#000000' : `#${rgb.toString(16).padStart(6, '0')}`;
}
