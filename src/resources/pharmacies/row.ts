import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** Pharmacies page. */
export const pharmacyRow = tableRow({
  name: 'Pharmacy',
  table: 'pharmacy',
  fields: {
    PharmacyNum: keyField({}),
    StoreName: textField({}),
    Phone: textField({}),
    Fax: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    Note: textField({}),
    DateTStamp: dateTimeField({}),
  },
});
