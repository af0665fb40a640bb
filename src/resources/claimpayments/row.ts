import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, dateTimeField, flagField, keyField, numberTextField, textField } from '../../wire/shape.ts';

/** ClaimPayments page. */
export const claimPaymentRow = tableRow({
  name: 'ClaimPayment',
  table: 'claimpayment',
  alias: 'p',
  joins: { dt: ['definition', 'dt.DefNum = p.PayType'], dg: ['definition', 'dg.DefNum = p.PayGroup'] },
  fields: {
    ClaimPaymentNum: keyField({}),
    CheckDate: dateField({}),
    CheckAmt: numberTextField({}),
    CheckNum: textField({}),
    BankBranch: textField({}),
    Note: textField({}),
    ClinicNum: keyField({}),
    DepositNum: keyField({}),
    CarrierName: textField({}),
    DateIssued: dateField({}),
    IsPartial: flagField({}),
    PayType: keyField('DefNum of category 32.'),
    payType: textField({ sql: 'dt.ItemName' }),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
    PayGroup: keyField('DefNum of category 40.'),
    payGroup: textField({ sql: 'dg.ItemName' }),
  },
});
