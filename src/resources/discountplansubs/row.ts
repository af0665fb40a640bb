import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, keyField, textField } from '../../wire/shape.ts';

/** DiscountPlanSubs page. */
export const discountPlanSubRow = tableRow({
  name: 'DiscountPlanSub',
  table: 'discountplansub',
  alias: 's',
  fields: {
    DiscountSubNum: keyField({}),
    DiscountPlanNum: keyField({}),
    PatNum: keyField({}),
    DateEffective: dateField('Start; minimum date open.'),
    DateTerm: dateField('End; minimum date open.'),
    SubNote: textField({}),
  },
});
