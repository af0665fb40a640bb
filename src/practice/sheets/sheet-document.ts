import type { Handle } from '../../db/handle.ts';
import { findRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { toKey } from '../../domain/key.ts';
import { SIGNATURE_BOXES } from '../../domain/signature-boxes.ts';
import type { OutputTexts, PlanDocument, SignatureMark } from '../../pdf/model.ts';
import type { Picture, SheetField } from '../../pdf/sheet.ts';
import { pictureReader } from '../plans/printed/printed-pictures.ts';
import { paperSize, printedField } from '../plans/printed/printed-sheet.ts';
import { letterhead } from '../plans/printed/printed-texts.ts';
import { storedFile } from '../plans/printed/stored-file.ts';

type Field = Omit<Row<'sheetfield'>, 'FieldValue'> & { readonly FieldValue: string };

/** Fields whose text is their value, whatever they are called. */
const TEXTS: readonly number[] = [
  SheetFieldType.OutputText,
  SheetFieldType.InputField,
  SheetFieldType.StaticText,
  SheetFieldType.ComboBox,
];
const AS_THEY_ARE: readonly number[] = [
  SheetFieldType.CheckBox,
  SheetFieldType.Line,
  SheetFieldType.Rectangle,
  ...SIGNATURE_BOXES,
];

/** Bytes of a picture of the patient. */
const LARGEST_PICTURE = 5_000_000;

/** Texts that only a plan has. */
const NO_TEXTS: OutputTexts = {
  Heading: '',
  defaultHeading: '',
  Note: '',
  tpPatPortionEst: '',
  SignatureText: '',
  SignaturePracticeText: '',
  DateTSigned: '',
  DateTPracticeSigned: '',
};

/** A filled sheet as it is printed: its texts, pictures, boxes, lines and frames in their places. */
export async function sheetDocument(handle: Handle, sheet: Row<'sheet'>): Promise<PlanDocument> {
  const rows = await rowsWhere(handle, 'sheetfield', 'SheetNum', sheet.SheetNum);
  const fields = rows.map((row): Field => ({ ...row, FieldValue: row.FieldValue ?? '' }));
  const { name } = await letterhead(handle, sheet.ClinicNum);
  return {
    title: sheet.Description || 'Sheet',
    author: name,
    subject: '',
    createdAt: sheet.DateTimeSheet.slice(0, 19),
    language: 'en-US',
    sheet: { ...paperSize(sheet), fields: await fieldsOnPaper(handle, sheet, fields) },
    texts: NO_TEXTS,
    legend: [],
    lines: { caption: '', columns: [], rows: [] },
    signature: markOf(fields, SheetFieldType.SigBox),
    signaturePractice: markOf(fields, SheetFieldType.SigBoxPractice),
    footer: sheet.Description,
  };
}

async function fieldsOnPaper(handle: Handle, sheet: Row<'sheet'>, fields: readonly Field[]): Promise<SheetField[]> {
  // A filled sheet names the patient's picture by its number, not by the category that the definition names.
  const imageOf = pictureReader(handle, undefined);
  const printed: SheetField[] = [];
  for (const field of fields) {
    const { FieldType, FieldValue } = field;
    const laid = { ...printedField(field, sheet), name: '', value: '' };
    if (AS_THEY_ARE.includes(FieldType)) printed.push({ ...laid, value: FieldValue.trim().toUpperCase() });
    else if (TEXTS.includes(FieldType))
      printed.push({ ...laid, type: SheetFieldType.StaticText, value: textOf(field) });
    else if (FieldType === SheetFieldType.PatImage)
      printed.push({ ...laid, picture: await patientPicture(handle, sheet, FieldValue) });
    else if (FieldType === SheetFieldType.Image) printed.push({ ...laid, picture: await imageOf(field) });
  }
  return printed;
}

/** A picture of the patient that a sheet shows; undefined for one that is not theirs. */
async function patientPicture(handle: Handle, { PatNum }: Row<'sheet'>, number: string): Promise<Picture | undefined> {
  const document = /^\d{1,18}$/.test(number) ? await findRow(handle, 'document', toKey(number)) : undefined;
  if (document?.PatNum !== PatNum) return undefined;
  return { words: document.Description ?? '', file: await storedFile(handle, document, LARGEST_PICTURE) };
}

/** The value of a box has the choice first and the list of choices after it. */
function textOf({ FieldType, FieldValue }: Field): string {
  return FieldType === SheetFieldType.ComboBox ? (FieldValue.split(';')[0] ?? '') : FieldValue;
}

/** Says whether somebody signed, and when. Only the desktop program can draw the signature, which it enciphers. */
function markOf(fields: readonly Field[], type: number): SignatureMark {
  const signed = fields.find(({ FieldType, FieldValue }) => FieldType === type && FieldValue.length > 1);
  if (!signed) return { kind: 'empty' };
  const at = signed.DateTimeSig > '0001-01-02' ? ` ${signed.DateTimeSig.slice(0, 16)}` : '';
  return { kind: 'remark', text: `Signed${at}` };
}
