import { tableRow } from '../../db/rows/table-row.ts';
import { SheetFieldType } from '../../domain/enums.ts';
import { dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** SheetFields page. */
export const sheetFieldRow = tableRow({
  name: 'SheetField',
  table: 'sheetfield',
  fields: {
    SheetFieldNum: keyField({}),
    SheetNum: keyField({}),
    FieldType: namedField(SheetFieldType),
    FieldName: textField({}),
    FieldValue: textField({}),
    IsRequired: flagField({}),
    ReportableName: textField({}),
    DateTimeSig: dateTimeField({}),
  },
});
