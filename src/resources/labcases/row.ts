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
    AptNum: keyField('appointment.AptNum scheduled.'),
    PlannedAptNum: keyField('appointment.AptNum planned.'),
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
