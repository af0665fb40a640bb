import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/practice.ts';
import { deleteRows, insertRow, rowsWhere } from '../../db/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ApptFieldType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireAppointment } from '../../practice/chart/appointments.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';
import { signalAppointment } from '../../practice/schedule/signals.ts';
import { keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

/** Body of ApptFields PUT. An empty value is allowed, so only a missing one is refused. */
export const apptFieldInputs = {
  AptNum: keyInput({ required: true }),
  FieldName: textInput({ ...sized('apptfield', 'FieldName'), required: true }),
  FieldValue: textInput({ ...sized('apptfield', 'FieldValue'), verbatim: true, description: 'Required; may be "".' }),
};

export interface ApptFieldValue {
  readonly FieldName: string;
  readonly AptNum: Row<'apptfield'>['AptNum'];
  readonly FieldValue: string;
}

/**
 * Sets an appointment's value in a field of the office's own, in one row for each field (`companions-people.md` 7).
 */
export async function setApptField(
  tx: Transaction,
  { AptNum, FieldName, FieldValue }: ValuesOf<typeof apptFieldInputs>,
): Promise<ApptFieldValue> {
  if (FieldValue === undefined) throw badRequest('FieldValue is required.');
  const appointment = await requireAppointment(tx, AptNum);
  await requireLivePatient(tx, appointment.PatNum);
  refuseOtherChoice(await requireDefinition(tx, FieldName), FieldValue);
  const before = (await rowsWhere(tx, 'apptfield', 'AptNum', AptNum)).filter((row) => row.FieldName === FieldName);
  const answer = { FieldName, AptNum, FieldValue };
  if (before.length === 1 && before[0]!.FieldValue === FieldValue) return answer;
  await deleteRows(tx, 'apptfield', before);
  await insertRow(tx, 'apptfield', answer);
  await signalAppointment(tx, undefined, appointment);
  await recordAudit(tx, {
    permission: 'AppointmentEdit',
    patNum: appointment.PatNum,
    key: AptNum,
    action: 'Updated',
    detail: `${FieldName} set.`,
  });
  return answer;
}

/** The office's field of exactly this name. */
async function requireDefinition(handle: Handle, fieldName: string): Promise<Row<'apptfielddef'>> {
  const definitions = await rowsWhere(handle, 'apptfielddef', 'FieldName', fieldName);
  const found = definitions.find(({ FieldName }) => FieldName === fieldName);
  if (!found) throw badRequest('FieldName is invalid.');
  return found;
}

/** A field with a pick list takes one of its lines, or an empty value. */
function refuseOtherChoice({ FieldType, PickList }: Row<'apptfielddef'>, value: string): void {
  if (FieldType !== ApptFieldType.PickList || value === '') return;
  if (!PickList.split(/\r?\n/).includes(value)) throw badRequest('FieldValue is not an item of the PickList.');
}
