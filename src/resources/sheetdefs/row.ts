import { tableRow } from '../../db/rows/table-row.ts';
import { SheetTypeEnum } from '../../domain/enums.ts';
import { keyField, namedField, textField } from '../../wire/shape.ts';

/** SheetDefs page. */
export const sheetDefRow = tableRow({
  name: 'SheetDef',
  table: 'sheetdef',
  fields: {
    SheetDefNum: keyField({}),
    Description: textField({}),
    SheetType: namedField(SheetTypeEnum),
  },
});
