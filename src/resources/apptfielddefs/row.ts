import { tableRow } from '../../db/rows/table-row.ts';
import { ApptFieldType } from '../../domain/enums.ts';
import { keyField, namedField, textField } from '../../wire/shape.ts';

/** ApptFieldDefs page. */
export const apptFieldDefRow = tableRow({
  name: 'ApptFieldDef',
  table: 'apptfielddef',
  fields: {
    ApptFieldDefNum: keyField({}),
    FieldName: textField({}),
    FieldType: namedField(ApptFieldType),
    PickList: textField('Choices, one per line (CR LF).'),
  },
});
