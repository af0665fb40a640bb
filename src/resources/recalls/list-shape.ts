import { keyField, shape, textField } from '../../wire/shape.ts';

/** Recalls GET List: a line of the recall list as the office reads it; every value except the keys is text. */
export const recallListShape = shape({
  name: 'RecallListLine',
  fields: {
    DueDate: textField('Month/day/year; empty = never.'),
    PatNum: keyField({}),
    Patient: textField('Last, First; a preferred name in quotation marks.'),
    Age: textField('Completed years; empty without a birth date.'),
    Type: textField('Description of the recall type.'),
    Interval: textField('Years, months, weeks and days: `6m1d`.'),
    NumRemind: textField('Reminders since the last visit; empty = none.'),
    LastRemind: textField('Day of the last one, month/day/year.'),
    Contact: textField('How the patient wants to be reminded.'),
    Status: textField('Name of a definition of category 13.'),
    ClinicNum: keyField('Clinic of the patient.'),
    Note: textField({}),
  },
});
