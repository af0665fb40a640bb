import { tableRow } from '../../db/rows/table-row.ts';
import { PatFieldType } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** PatFieldDefs page. */
export const patFieldDefRow = tableRow({
  name: 'PatFieldDef',
  table: 'patfielddef',
  fields: {
    PatFieldDefNum: keyField({}),
    FieldName: textField({}),
    FieldType: namedField(PatFieldType),
    PickList: textField('Empty since 24.1; patfieldpickitem replaced it.'),
    IsHidden: flagField({}),
  },
});
