import { tableRow } from '../../db/rows/table-row.ts';
import { SheetTypeEnum } from '../../domain/enums.ts';
import { dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Sheets page. */
export const sheetRow = tableRow({
  name: 'Sheet',
  table: 'sheet',
  alias: 's',
  fields: {
    SheetNum: keyField({}),
    SheetType: namedField(SheetTypeEnum),
    PatNum: keyField({}),
    DateTimeSheet: dateTimeField({}),
    InternalNote: textField({}),
    Description: textField({}),
    IsWebForm: flagField({}),
    SheetDefNum: keyField('sheetdef.SheetDefNum; 0 = a built-in sheet.'),
    DocNum: keyField({}),
    ClinicNum: keyField({}),
    DateTSheetEdited: dateTimeField({}),
  },
});
