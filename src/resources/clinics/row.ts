import { flagField, keyField, textField, wireRow } from '../../wire/row.ts';

/** Clinics page. */
export const clinicRow = wireRow({
  name: 'Clinic',
  from: 'clinic c',
  key: 'c.ClinicNum',
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
