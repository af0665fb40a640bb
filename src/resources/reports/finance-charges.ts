import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, numberField, textField } from '../../wire/shape.ts';

/** Reports page, GET FinanceCharges: a finance charge of a patient. */
export const financeChargeRow = tableRow({
  name: 'FinanceCharge',
  table: 'adjustment',
  alias: 'a',
  joins: { p: ['patient', 'p.PatNum = a.PatNum'] },
  fields: {
    PatNum: keyField({}),
    PatName: textField({
      sql: "CONCAT(COALESCE(p.LName, ''), ', ', COALESCE(p.FName, ''), ' ', COALESCE(p.MiddleI, ''))",
      description: '`Last, First M`.',
    }),
    Preferred: textField({ sql: 'p.Preferred' }),
    AdjAmt: numberField('Dollars.'),
  },
});
