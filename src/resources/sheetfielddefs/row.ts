import { tableRow } from '../../db/rows/table-row.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** SheetFieldDefs page. */
export const sheetFieldDefRow = tableRow({
  name: 'SheetFieldDef',
  table: 'sheetfielddef',
  fields: {
    SheetFieldDefNum: keyField({}),
    SheetDefNum: keyField({}),
    FieldType: namedField(SheetFieldType),
    FieldName: textField({}),
    FieldValue: textField({}),
    IsRequired: flagField({}),
  },
});
