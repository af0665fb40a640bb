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
    DateEffective: dateField('First day; 0001-01-01 = open.'),
    DateTerm: dateField('Last day; 0001-01-01 = open.'),
    SubNote: textField({}),
  },
});
