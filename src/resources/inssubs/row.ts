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
    DateEffective: dateField('Start; minimum date when unset.'),
    DateTerm: dateField('End; minimum date when unset.'),
    SubscriberID: textField({}),
    BenefitNotes: textField({}),
    ReleaseInfo: flagField({}),
    AssignBen: flagField({}),
    SubscNote: textField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
