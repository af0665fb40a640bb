import { tableRow } from '../../db/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** ApptFields page: an appointment's value in a field of the office's own. */
export const apptFieldRow = tableRow({
  name: 'ApptField',
  table: 'apptfield',
  fields: {
    ApptFieldNum: keyField({}),
    AptNum: keyField({}),
    FieldName: textField({}),
    FieldValue: textField({}),
  },
});
