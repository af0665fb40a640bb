import type { Handle } from '../../db/handle.ts';
import type { Key } from '../../domain/key.ts';
import { requireReference } from '../../http/lists/references.ts';
import { ok, readOperation } from '../../http/operation.ts';
import { rowEncoder } from '../../wire/encode.ts';
import { keyInput, textInput } from '../../wire/input.ts';
import { apptFieldShape } from './row.ts';

/** GET by appointment and name: one object, with an empty value where the appointment has none. */
export const getApptField = readOperation({
  verb: 'GET',
  path: '/apptfields',
  added: '21.1',
  permission: 'ReadAll',
  summary: 'Get the value of a custom field of an appointment',
  query: { AptNum: keyInput({ required: true }), FieldName: textInput({ required: true }) },
  answer: { kind: 'row', row: apptFieldShape },
  read: async (handle, { query: { AptNum, FieldName }, formats }) => {
    await requireReference(handle, 'appointment', 'Appointment', AptNum);
    const value = await fieldValue(handle, AptNum, FieldName);
    return ok(rowEncoder(apptFieldShape, { formats })([FieldName, AptNum, value]));
  },
});

/** The value of the newest row; an appointment should have at most one row of a name. */
async function fieldValue(handle: Handle, aptNum: Key, fieldName: string): Promise<string> {
  const row = await handle.db
    .selectFrom('apptfield')
    .select('FieldValue')
    .where('AptNum', '=', aptNum)
    .where('FieldName', '=', fieldName)
    .orderBy('ApptFieldNum', 'desc')
    .executeTakeFirst();
  return row?.FieldValue ?? '';
}
