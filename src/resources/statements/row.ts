import { tableRow } from '../../db/rows/table-row.ts';
import { StatementMode, StatementType } from '../../domain/enums.ts';
import { amountField, dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';

/** Statements page. */
export const statementRow = tableRow({
  name: 'Statement',
  table: 'statement',
  fields: {
    StatementNum: keyField({}),
    PatNum: keyField({}),
    DateSent: dateField({}),
    DateRangeFrom: dateField({}),
    DateRangeTo: dateField('Last day covered; year 2200 or later = open.'),
    Note: textField({}),
    NoteBold: textField({}),
    Mode_: namedField(StatementMode),
    HidePayment: flagField({}),
    SinglePatient: flagField({}),
    Intermingled: flagField({}),
    IsSent: flagField({}),
    DocNum: keyField('document.DocNum of the archived PDF.'),
    DateTStamp: dateTimeField({}),
    IsReceipt: flagField({}),
    IsInvoice: flagField({}),
    IsInvoiceCopy: flagField({}),
    SuperFamily: keyField('patient.PatNum of the head of the super family; 0 = none.'),
    IsBalValid: flagField({}),
    InsEst: amountField({}),
    BalTotal: amountField({}),
    StatementType: namedField(StatementType),
  },
});
