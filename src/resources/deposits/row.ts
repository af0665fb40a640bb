import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, dateField, flagField, keyField, textField } from '../../wire/shape.ts';

/** Deposits page. */
export const depositRow = tableRow({
  name: 'Deposit',
  table: 'deposit',
  fields: {
    DepositNum: keyField({}),
    DateDeposit: dateField({}),
    BankAccountInfo: textField({}),
    Amount: amountField('What its payments and checks add up to.'),
    Memo: textField({}),
    Batch: textField({}),
    DepositAccountNum: keyField('FK definition.DefNum (Category 48).'),
    IsSentToQuickBooksOnline: flagField({}),
  },
});
