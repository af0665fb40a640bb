import { amountField, dateField, dateTimeField, keyField, wireRow } from '../../wire/row.ts';

/** Fees page. */
export const feeRow = wireRow({
  name: 'Fee',
  from: 'fee f',
  key: 'f.FeeNum',
  fields: {
    FeeNum: keyField({}),
    Amount: amountField('The amount usually charged.'),
    FeeSched: keyField('FeeSchedNum of its schedule.'),
    CodeNum: keyField({}),
    ClinicNum: keyField('Clinic this fee is an override for; 0 = every clinic.'),
    ProvNum: keyField('Provider this fee is an override for; 0 = every provider.'),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
