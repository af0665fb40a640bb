import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, shape, textField } from '../../wire/shape.ts';

/** ApptFields page, by appointment and name: a value in a field of the office's own, empty if there is none. */
export const apptFieldShape = shape({
  name: 'ApptFieldValue',
  fields: {
    FieldName: textField({}),
    AptNum: keyField({}),
    FieldValue: textField({}),
  },
});

/** By number, since 26.1: the row. */
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
