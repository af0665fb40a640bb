import type { Handle } from '../../db/practice.ts';
import type { Key } from '../../domain/key.ts';
import { answerList } from '../../http/answers.ts';
import { ok, readOperation } from '../../http/operation.ts';
import { requireReference } from '../../http/references.ts';
import { rowEncoder } from '../../wire/encode.ts';
import { keyInput, textInput } from '../../wire/input.ts';
import { apptFieldRow } from './row.ts';

/**
 * GET of the list. Until 26.1 the method needed both parameters and answered one object, with an empty value where the
 * appointment has none; programs of that time still get it when they send both.
 */
export const getApptFields = readOperation({
  verb: 'GET',
  path: '/apptfields',
  added: '21.1',
  permission: 'ReadAll',
  summary: 'Get what appointments have in fields of the office’s own',
  description: 'With both AptNum and FieldName a single object, whose FieldValue is empty if there is none.',
  query: {
    AptNum: keyInput({ description: '0 = every appointment.' }),
    FieldName: textInput({ description: 'Letter case does not count.' }),
  },
  paged: true,
  answer: { kind: 'list', row: apptFieldRow },
  read: async (handle, call) => {
    const { AptNum = 0, FieldName = '' } = call.query;
    if (AptNum) await requireReference(handle, 'appointment', 'Appointment', AptNum);
    if (AptNum && FieldName) {
      const found = (await newest(handle, AptNum, FieldName)) ?? { ApptFieldNum: 0, FieldName, FieldValue: '' };
      const values = [found.ApptFieldNum, AptNum, found.FieldName, found.FieldValue];
      return ok(rowEncoder(apptFieldRow, { formats: call.formats })(values));
    }
    const { alias } = apptFieldRow.source;
    return answerList(handle, call, {
      row: apptFieldRow,
      where: [
        ...(AptNum ? [[`${alias}.AptNum = ?`, AptNum] as const] : []),
        ...(FieldName ? [[`${alias}.FieldName = ?`, FieldName] as const] : []),
      ],
      orderBy: `${alias}.ApptFieldNum`,
    });
  },
});

/** The newest row; an appointment should have at most one row of a name. */
const newest = (handle: Handle, aptNum: Key, fieldName: string) =>
  handle.db
    .selectFrom('apptfield')
    .select(['ApptFieldNum', 'FieldName', 'FieldValue'])
    .where('AptNum', '=', aptNum)
    .where('FieldName', '=', fieldName)
    .orderBy('ApptFieldNum', 'desc')
    .executeTakeFirst();
