import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, dateField, dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** Adjustments page. */
export const adjustmentRow = tableRow({
  name: 'Adjustment',
  table: 'adjustment',
  alias: 'a',
  joins: { d: ['definition', 'd.DefNum = a.AdjType'] },
  fields: {
    AdjNum: keyField({}),
    AdjDate: dateField({}),
    AdjAmt: amountField({}),
    PatNum: keyField({}),
    AdjType: keyField('DefNum of category 1.'),
    adjType: textField({ sql: 'd.ItemName' }),
    ProvNum: keyField({}),
    AdjNote: textField({}),
    ProcDate: dateField({}),
    ProcNum: keyField('procedurelog.ProcNum; 0 = none.'),
    DateEntry: dateField({}),
    ClinicNum: keyField({}),
    SecUserNumEntry: keyField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
