import type { Transaction } from '../../db/handle.ts';
import { insertRow, insertRows, newRow, requireRow, rowsWhere } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { SheetFieldType, SheetTypeEnum } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { fieldFacts, replaceTags, type SheetFacts, tagFacts } from '../../practice/people/sheet-facts.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of Sheets POST. */
export const sheetInputs = {
  SheetDefNum: keyInput({ required: true }),
  PatNum: keyInput({ required: true }),
  InternalNote: textInput({ ...sized('sheet', 'InternalNote'), verbatim: true }),
};

const { Consent, PatientLetter, PatientForm, MedicalHistory, ExamSheet } = SheetTypeEnum;
const SUPPORTED: readonly number[] = [Consent, PatientLetter, PatientForm, MedicalHistory, ExamSheet];

/**
 * Fills the office's own sheet for a patient: every field of its definition with what is known (`companions-people.md`
 * 16).
 */
export async function createSheet(
  tx: Transaction,
  { SheetDefNum, PatNum, InternalNote = '' }: ValuesOf<typeof sheetInputs>,
): Promise<Row<'sheet'>> {
  const definition = await requireRow(tx, 'sheetdef', SheetDefNum, 'SheetDef');
  const patient = await requireLivePatient(tx, PatNum);
  if (!SUPPORTED.includes(definition.SheetType)) {
    const name = Object.entries(SheetTypeEnum).find(([, type]) => type === definition.SheetType)?.[0] ?? '';
    throw badRequest(`SheetType ${name} is not supported.`);
  }
  const { SheetType, FontSize, FontName, Width, Height, IsLandscape, IsMultiPage, HasMobileLayout, RevID } = definition;
  const sheet = await insertRow(tx, 'sheet', {
    ...{ SheetType, FontSize, FontName, Width, Height, IsLandscape, IsMultiPage, HasMobileLayout, RevID },
    Description: definition.Description ?? '',
    SheetDefNum,
    PatNum,
    InternalNote,
    DateTimeSheet: tx.now,
    DateTSheetEdited: tx.now,
    ClinicNum: patient.ClinicNum,
  });
  const facts = { fields: await fieldFacts(tx, patient), tags: await tagFacts(tx, patient) };
  const fields = await rowsWhere(tx, 'sheetfielddef', 'SheetDefNum', SheetDefNum);
  await insertRows(
    tx,
    'sheetfield',
    fields.map((field) => newRow('sheetfield', tx.now, { ...filled(field, facts), SheetNum: sheet.SheetNum })),
  );
  return sheet;
}

/** Copies what a field of a definition and a field of a sheet have in common. */
function filled(field: Row<'sheetfielddef'>, facts: SheetFacts): Partial<Row<'sheetfield'>> {
  const { SheetDefNum: _of, IsPaymentOption: _payment, LayoutMode: _layout, Language: _language, ...common } = field;
  const FieldValue = filledValue(field, facts);
  if (Buffer.byteLength(FieldValue) > MOST_BYTES) {
    throw badRequest(`Field ${field.SheetFieldDefNum} of the SheetDef would exceed ${MOST_BYTES} bytes.`);
  }
  return { ...common, FieldValue };
}

/** Most bytes of a field's value that the column holds. */
const MOST_BYTES = 65_535;

function filledValue({ FieldType, FieldName, FieldValue }: Row<'sheetfielddef'>, { fields, tags }: SheetFacts): string {
  switch (FieldType) {
    case SheetFieldType.StaticText:
      return replaceTags(FieldValue, tags);
    case SheetFieldType.OutputText:
    case SheetFieldType.InputField:
      return fields.get(FieldName ?? '') ?? FieldValue;
    case SheetFieldType.CheckBox:
      return '';
    default:
      return FieldValue;
  }
}
