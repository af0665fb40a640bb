import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, dateField, dateTimeField, keyField, numberTextField } from '../../wire/shape.ts';

const amount = 'The amount usually charged.';
const rest = {
  FeeSched: keyField('FeeSchedNum of its schedule.'),
  CodeNum: keyField({}),
  ClinicNum: keyField('Clinic that this fee is for; 0 = every clinic.'),
  ProvNum: keyField('Provider that this fee is for; 0 = every provider.'),
  SecUserNumEntry: keyField({}),
  SecDateEntry: dateField({}),
  SecDateTEdit: dateTimeField({}),
};

/** Fees page, as GET answers. */
export const feeRow = tableRow({
  name: 'Fee',
  table: 'fee',
  fields: { FeeNum: keyField({}), Amount: amountField(amount), ...rest },
});

/** The fee as POST and PUT answer it: there the page writes the Amount as text. */
export const writtenFeeRow = tableRow({
  name: 'WrittenFee',
  table: 'fee',
  fields: { FeeNum: keyField({}), Amount: numberTextField(amount), ...rest },
});
