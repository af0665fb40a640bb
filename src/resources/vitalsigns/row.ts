import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, dateField, keyField, textField, wholeField } from '../../wire/shape.ts';

/** Vitalsigns page. */
export const vitalsignRow = tableRow({
  name: 'Vitalsign',
  table: 'vitalsign',
  fields: {
    VitalsignNum: keyField({}),
    PatNum: keyField({}),
    Height: amountField('Inches.'),
    Weight: amountField('Pounds.'),
    BpSystolic: wholeField({}),
    BpDiastolic: wholeField({}),
    DateTaken: dateField({}),
    Documentation: textField({}),
    Pulse: wholeField('Beats a minute.'),
  },
});
