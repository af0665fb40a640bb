import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField } from '../../wire/shape.ts';

/** Laboratories page. */
export const laboratoryRow = tableRow({
  name: 'Laboratory',
  table: 'laboratory',
  fields: {
    LaboratoryNum: keyField({}),
    Description: textField({}),
    Phone: textField({}),
    Notes: textField({}),
    Slip: keyField('sheetdef.SheetDefNum of the lab slip; 0 = the built-in one.'),
    Address: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    Email: textField({}),
    WirelessPhone: textField({}),
    IsHidden: flagField({}),
  },
});
