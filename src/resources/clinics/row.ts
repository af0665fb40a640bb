import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField } from '../../wire/shape.ts';

/** Clinics page. */
export const clinicRow = tableRow({
  name: 'Clinic',
  table: 'clinic',
  fields: {
    ClinicNum: keyField({}),
    Description: textField({}),
    Address: textField({}),
    Address2: textField({}),
    City: textField({}),
    State: textField({}),
    Zip: textField({}),
    BillingAddress: textField({}),
    BillingAddress2: textField({}),
    BillingCity: textField({}),
    BillingState: textField({}),
    BillingZip: textField({}),
    PayToAddress: textField({}),
    PayToAddress2: textField({}),
    PayToCity: textField({}),
    PayToState: textField({}),
    PayToZip: textField({}),
    Phone: textField({}),
    Abbr: textField({}),
    IsHidden: flagField({}),
  },
});
