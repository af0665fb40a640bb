import { tableRow } from '../../db/rows/table-row.ts';
import { NoSendElect } from '../../domain/enums.ts';
import { flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Carriers page. */
export const carrierRow = tableRow({
  name: 'Carrier',
  table: 'carrier',
  fields: {
    CarrierNum: keyField({}),
    CarrierName: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    Phone: textField({}),
    ElectID: textField({}),
    NoSendElect: namedField(NoSendElect),
    IsHidden: flagField({}),
  },
});
