import { tableRow } from '../../db/rows/table-row.ts';
import { Relationship } from '../../domain/enums.ts';
import {
  amountField,
  dateField,
  dateTimeField,
  flagField,
  keyField,
  namedField,
  textField,
  wholeField,
} from '../../wire/shape.ts';

/** PatPlans page. */
export const patPlanRow = tableRow({
  name: 'PatPlan',
  table: 'patplan',
  fields: {
    PatPlanNum: keyField({}),
    PatNum: keyField({}),
    Ordinal: wholeField({}),
    IsPending: flagField({}),
    Relationship: namedField(Relationship),
    PatID: textField({}),
    InsSubNum: keyField({}),
    OrthoAutoFeeBilledOverride: amountField('Ortho fee of this patient; -1 = the plan’s.'),
    OrthoAutoNextClaimDate: dateField({}),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
