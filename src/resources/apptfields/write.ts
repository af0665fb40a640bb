import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { ApptFieldType } from '../../domain/enums.ts';
import { badRequest, invalid } from '../../domain/refusal.ts';
import { requireAppointment } from '../../practice/chart/appointments.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { signalAppointment } from '../../practice/schedule/signals.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type ApptField = Row<'apptfield'>;

/** Body of ApptFields PUT by number. An empty value is allowed, so only a missing one is refused. */
export const valueInputs = {
  FieldValue: textInput({ ...sized('apptfield', 'FieldValue'), verbatim: true, description: 'Required; may be "".' }),
};

/** Body of ApptFields PUT by name. */
export const apptFieldInputs = {
  AptNum: keyInput({ required: true }),
  FieldName: textInput({ ...sized('apptfield', 'FieldName'), required: true }),
  ...valueInputs,
};

/** Body of ApptFields POST. */
export const newApptFieldInputs = {
  AptNum: keyInput({ required: true }),
  FieldName: textInput({ ...sized('apptfield', 'FieldName'), description: 'This or apptFieldDefNum.' }),
  apptFieldDefNum: keyInput({ description: 'apptfielddef.ApptFieldDefNum, instead of the name.' }),
  ...valueInputs,
};

/** Gives an appointment a value in a field in which it has none. */
export async function createApptField(
  tx: Transaction,
  { AptNum, FieldName, apptFieldDefNum, FieldValue }: ValuesOf<typeof newApptFieldInputs>,
): Promise<ApptField> {
  const value = required(FieldValue);
  // Nobody renames the field meanwhile.
  await lockShared(tx, 'apptfielddef');
  const appointment = await requireAppointment(tx, AptNum);
  const named =
    apptFieldDefNum === undefined ? undefined : await requireRow(tx, 'apptfielddef', apptFieldDefNum, 'ApptFieldDef');
  await requireLivePatient(tx, appointment.PatNum);
  const definition = named ?? (await requireDefinition(tx, FieldName!));
  if (FieldName !== undefined && FieldName !== definition.FieldName)
    throw badRequest('FieldName and apptFieldDefNum do not agree.');
  refuseOtherChoice(definition, value);
  if ((await rowsOf(tx, AptNum, definition.FieldName)).length > 0) throw badRequest('ApptField already exists.');
  return store(tx, appointment, definition.FieldName, value);
}

/**
 * Sets an appointment's value in a field of the office's own, in one row for each field (`companions-people.md` 7).
 */
export async function setApptField(
  tx: Transaction,
  { AptNum, FieldName, FieldValue }: ValuesOf<typeof apptFieldInputs>,
): Promise<ApptField> {
  const value = required(FieldValue);
  await lockShared(tx, 'apptfielddef');
  const appointment = await openAppointment(tx, AptNum);
  refuseOtherChoice(await requireDefinition(tx, FieldName), value);
  const before = await rowsOf(tx, AptNum, FieldName);
  if (before.length === 1 && before[0]!.FieldValue === value) return before[0]!;
  await deleteRows(tx, 'apptfield', before);
  return store(tx, appointment, FieldName, value);
}

/** Changes the value of a row; its field may be gone from the office's list, which then sets no limits any more. */
export async function changeApptField(
  tx: Transaction,
  field: ApptField,
  { FieldValue }: ValuesOf<typeof valueInputs>,
): Promise<ApptField> {
  const value = required(FieldValue);
  const appointment = await openAppointment(tx, field.AptNum);
  const definition = await findDefinition(tx, field.FieldName);
  if (definition) refuseOtherChoice(definition, value);
  if (value === field.FieldValue) return field;
  const changed = await updateRow(tx, 'apptfield', field, { FieldValue: value });
  await tell(tx, appointment, field.FieldName);
  return changed;
}

export async function removeApptField(tx: Transaction, field: ApptField): Promise<void> {
  const appointment = await openAppointment(tx, field.AptNum);
  await deleteRows(tx, 'apptfield', [field]);
  await tell(tx, appointment, field.FieldName, 'removed');
}

function required(value: string | undefined): string {
  if (value === undefined) throw badRequest('FieldValue is required.');
  return value;
}

/** The appointment; 400 where its patient has been deleted. */
async function openAppointment(tx: Transaction, aptNum: ApptField['AptNum']): Promise<Row<'appointment'>> {
  const appointment = await requireAppointment(tx, aptNum);
  await requireLivePatient(tx, appointment.PatNum);
  return appointment;
}

async function store(
  tx: Transaction,
  appointment: Row<'appointment'>,
  FieldName: string,
  FieldValue: string,
): Promise<ApptField> {
  const stored = await insertRow(tx, 'apptfield', { AptNum: appointment.AptNum, FieldName, FieldValue });
  await tell(tx, appointment, FieldName);
  return stored;
}

/** Workstations show these values in the appointment book. */
async function tell(
  tx: Transaction,
  appointment: Row<'appointment'>,
  fieldName: string,
  what: 'set' | 'removed' = 'set',
): Promise<void> {
  await signalAppointment(tx, undefined, appointment);
  await recordAudit(tx, {
    permission: 'AppointmentEdit',
    patNum: appointment.PatNum,
    key: appointment.AptNum,
    action: 'Updated',
    detail: `${fieldName} ${what}.`,
  });
}

const rowsOf = async (tx: Transaction, aptNum: ApptField['AptNum'], fieldName: string) =>
  (await rowsWhere(tx, 'apptfield', 'AptNum', aptNum)).filter(({ FieldName }) => FieldName === fieldName);

/** The office's field of exactly this name, or undefined. */
async function findDefinition(handle: Handle, fieldName: string): Promise<Row<'apptfielddef'> | undefined> {
  const definitions = await rowsWhere(handle, 'apptfielddef', 'FieldName', fieldName);
  return definitions.find(({ FieldName }) => FieldName === fieldName);
}

async function requireDefinition(handle: Handle, fieldName: string): Promise<Row<'apptfielddef'>> {
  const found = await findDefinition(handle, fieldName);
  if (!found) throw invalid('FieldName');
  return found;
}

/** A field with a pick list takes one of its lines, or an empty value. */
function refuseOtherChoice({ FieldType, PickList }: Row<'apptfielddef'>, value: string): void {
  if (FieldType !== ApptFieldType.PickList || value === '') return;
  if (!PickList.split(/\r?\n/).includes(value)) throw badRequest('FieldValue is not an item of the PickList.');
}
