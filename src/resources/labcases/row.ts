import { tableRow } from '../../db/rows/table-row.ts';
import { amountField, dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** LabCases page. */
export const labCaseRow = tableRow({
  name: 'LabCase',
  table: 'labcase',
  fields: {
    LabCaseNum: keyField({}),
    PatNum: keyField({}),
    LaboratoryNum: keyField({}),
    AptNum: keyField('AptNum of a scheduled appointment.'),
    PlannedAptNum: keyField('AptNum of a planned appointment.'),
    DateTimeDue: dateTimeField({}),
    DateTimeCreated: dateTimeField({}),
    DateTimeSent: dateTimeField({}),
    DateTimeRecd: dateTimeField({}),
    DateTimeChecked: dateTimeField({}),
    ProvNum: keyField({}),
    Instructions: textField({}),
    LabFee: amountField({}),
    DateTStamp: dateTimeField({}),
    InvoiceNum: textField({}),
  },
});
