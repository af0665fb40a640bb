import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, dateTimeField, flagField, keyField, textField } from '../../wire/shape.ts';

/** InsSubs page. */
export const insSubRow = tableRow({
  name: 'InsSub',
  table: 'inssub',
  fields: {
    InsSubNum: keyField({}),
    PlanNum: keyField({}),
    Subscriber: keyField('patient.PatNum.'),
    DateEffective: dateField('First day; 0001-01-01 = open.'),
    DateTerm: dateField('Last day; 0001-01-01 = open.'),
    SubscriberID: textField({}),
    BenefitNotes: textField({}),
    ReleaseInfo: flagField({}),
    AssignBen: flagField({}),
    SubscNote: textField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
