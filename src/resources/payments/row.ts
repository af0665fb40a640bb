import { tableRow } from '../../db/rows/table-row.ts';
import { PaymentSource, ProcessStatus } from '../../domain/enums.ts';
import {
  dateField,
  dateTimeField,
  flagField,
  keyField,
  keyTextField,
  namedField,
  numberTextField,
  serverDateTimeField,
  textField,
} from '../../wire/shape.ts';

/** Payments page. */
export const paymentRow = tableRow({
  name: 'Payment',
  table: 'payment',
  alias: 'p',
  joins: { d: ['definition', 'd.DefNum = p.PayType'] },
  fields: {
    PayNum: keyField({}),
    PayType: keyField('DefNum of category 10; 0 = an income transfer.'),
    payType: textField({ sql: 'd.ItemName' }),
    PayDate: dateField({}),
    PayAmt: numberTextField({}),
    CheckNum: textField({}),
    BankBranch: textField({}),
    PayNote: textField({}),
    PatNum: keyField({}),
    ClinicNum: keyTextField({}),
    DateEntry: dateField({}),
    DepositNum: keyField({}),
    Receipt: textField({}),
    IsRecurringCC: flagField({}),
    SecUserNumEntry: keyField({}),
    SecDateTEdit: dateTimeField({}),
    PaymentSource: namedField(PaymentSource),
    ProcessStatus: namedField(ProcessStatus),
    RecurringChargeDate: dateField({}),
    IsCcCompleted: flagField({}),
    serverDateTime: serverDateTimeField(),
  },
});
