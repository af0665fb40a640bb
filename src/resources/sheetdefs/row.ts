import { SheetTypeEnum } from '../../domain/enums.ts';
import { keyField, namedField, textField, wireRow } from '../../wire/row.ts';

/** SheetDefs page. */
export const sheetDefRow = wireRow({
  name: 'SheetDef',
  from: 'sheetdef s',
  key: 's.SheetDefNum',
  fields: {
    SheetDefNum: keyField({}),
    Description: textField({}),
    SheetType: namedField(SheetTypeEnum),
  },
});
