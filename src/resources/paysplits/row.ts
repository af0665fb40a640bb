import { tableRow } from '../../db/rows/table-row.ts';
import { PayPlanDebitType } from '../../domain/enums.ts';
import { dateField, keyField, namedField, numberField, textField } from '../../wire/shape.ts';

/** PaySplits page. */
export const paySplitRow = tableRow({
  name: 'PaySplit',
  table: 'paysplit',
  alias: 's',
  joins: { d: ['definition', 'd.DefNum = s.UnearnedType'] },
  fields: {
    SplitNum: keyField({}),
    SplitAmt: numberField({}),
    PatNum: keyField({}),
    PayNum: keyField({}),
    ProvNum: keyField({}),
    PayPlanNum: keyField({}),
    DatePay: dateField({}),
    ProcNum: keyField('procedurelog.ProcNum; 0 = none.'),
    DateEntry: dateField({}),
    UnearnedType: keyField('DefNum of category 29.'),
    unearnedType: textField({ sql: 'd.ItemName' }),
    ClinicNum: keyField({}),
    SecDateTEdit: dateField({ sql: 'SUBSTR(s.SecDateTEdit, 1, 10)' }),
    AdjNum: keyField({}),
    PayPlanChargeNum: keyField({}),
    PayPlanDebitType: namedField(PayPlanDebitType),
  },
});
