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
    Amount: amountField('The sum of its payments and checks.'),
    Memo: textField({}),
    Batch: textField({}),
    DepositAccountNum: keyField('DefNum of category 48.'),
    IsSentToQuickBooksOnline: flagField({}),
  },
});
