import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** PatFields page. */
export const patFieldRow = tableRow({
  name: 'PatField',
  table: 'patfield',
  alias: 'f',
  fields: {
    PatFieldNum: keyField({}),
    PatNum: keyField({}),
    FieldName: textField({}),
    FieldValue: textField({}),
    SecDateTEdit: dateTimeField({}),
    SecDateEntry: dateField({}),
  },
});
