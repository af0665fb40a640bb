import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { isDate } from '../../domain/calendar.ts';
import { PatFieldType } from '../../domain/enums.ts';
import { badRequest, invalid, notFound } from '../../domain/refusal.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

const name = () =>
  textInput({ ...sized('patfield', 'FieldName'), required: true, verbatim: true, description: 'Case-sensitive.' });
const value = 'What the type of the field allows: a date, a number, 1 or "" for a checkbox, an entry of the list.';

/** Body of PatFields POST. */
export const newPatFieldInputs = {
  PatNum: keyInput({ required: true }),
  FieldName: name(),
  FieldValue: textInput({ ...sized('patfield', 'FieldValue'), required: true, verbatim: true, description: value }),
};

/** Body of PatFields PUT, where an empty value is allowed. */
export const patFieldInputs = {
  PatNum: keyInput({ required: true }),
  FieldName: name(),
  FieldValue: textInput({ ...sized('patfield', 'FieldValue'), verbatim: true, description: `Required. ${value}` }),
};

type Sent = ValuesOf<typeof patFieldInputs>;
type PatField = Row<'patfield'>;

/** Gives a patient a value in a field in which the patient has none yet (`companions-people.md` 13). */
export async function createPatField(tx: Transaction, sent: Sent): Promise<PatField> {
  const definition = await requireDefinition(tx, sent);
  refuseHidden(definition);
  const FieldValue = await checkedValue(tx, definition, sent.FieldValue ?? '');
  if (await findField(tx, sent)) throw badRequest('PatField already exists.');
  return insertField(tx, sent, FieldValue);
}

/** This method is older than POST, so it makes the value if there is none. */
export async function setPatField(tx: Transaction, sent: Sent): Promise<PatField> {
  if (sent.FieldValue === undefined) throw badRequest('FieldValue is required.');
  const definition = await requireDefinition(tx, sent);
  const FieldValue = sent.FieldValue === '' ? '' : await checkedValue(tx, definition, sent.FieldValue);
  const stored = await findField(tx, sent);
  if (stored) return updateRow(tx, 'patfield', stored, { FieldValue });
  refuseHidden(definition);
  return insertField(tx, sent, FieldValue);
}

function refuseHidden({ IsHidden }: Row<'patfielddef'>): void {
  if (IsHidden) throw badRequest('PatFieldDef is hidden.');
}

export async function removePatField(tx: Transaction, field: PatField): Promise<void> {
  await refuseOfDeletedPatient(tx, field);
  const definition = await findDefinition(tx, field.FieldName ?? '');
  if (definition?.FieldType === PatFieldType.CareCreditStatus) {
    throw badRequest('PatFields of type CareCreditStatus cannot be deleted.');
  }
  await deleteRows(tx, 'patfield', [field]);
}

function insertField(tx: Transaction, { PatNum, FieldName }: Sent, FieldValue: string): Promise<PatField> {
  return insertRow(tx, 'patfield', { PatNum, FieldName, FieldValue, SecDateEntry: tx.today });
}

async function findField(handle: Handle, { PatNum, FieldName }: Sent): Promise<PatField | undefined> {
  return (await rowsWhere(handle, 'patfield', 'PatNum', PatNum)).find((field) => field.FieldName === FieldName);
}

/** Compares with regard to letter case, as the page does; the column ignores it. */
async function findDefinition(handle: Handle, fieldName: string): Promise<Row<'patfielddef'> | undefined> {
  return (await rowsWhere(handle, 'patfielddef', 'FieldName', fieldName)).find((one) => one.FieldName === fieldName);
}

/** The definition of the field: 404 without it or its patient, 400 for a deleted one. */
async function requireDefinition(tx: Transaction, { PatNum, FieldName }: Sent): Promise<Row<'patfielddef'>> {
  await lockShared(tx, 'patfielddef');
  const patient = await requirePatient(tx, PatNum);
  const definition = await findDefinition(tx, FieldName);
  if (!definition) throw notFound('PatFieldDef');
  refuseDeletedPatient(patient);
  return definition;
}

async function checkedValue(handle: Handle, definition: Row<'patfielddef'>, sent: string): Promise<string> {
  const refused = () => invalid('FieldValue');
  switch (definition.FieldType) {
    case PatFieldType.Text:
      return sent;
    case PatFieldType.PickList:
      if (!(await choicesOf(handle, definition)).includes(sent)) throw refused();
      return sent;
    case PatFieldType.Date:
      if (!isDate(sent)) throw badRequest('FieldValue format must be yyyy-MM-dd.');
      return sent;
    case PatFieldType.Checkbox:
      if (sent === '0') return '';
      if (!/^(1|true)$/i.test(sent)) throw refused();
      return '1';
    case PatFieldType.Currency:
      if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(sent)) throw refused();
      return sent;
    default:
      throw badRequest('FieldType is not allowed.');
  }
}

/** The entries of the list; lists older than 24.1 are kept in one text. */
async function choicesOf(handle: Handle, definition: Row<'patfielddef'>): Promise<string[]> {
  const items = await rowsWhere(handle, 'patfieldpickitem', 'PatFieldDefNum', definition.PatFieldDefNum);
  const lines = (definition.PickList ?? '').split(/\r?\n/).filter(Boolean);
  return [...items.filter(({ IsHidden }) => !IsHidden).map(({ Name }) => Name ?? ''), ...lines];
}
