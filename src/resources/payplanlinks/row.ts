import { tableRow } from '../../db/rows/table-row.ts';
import { PayPlanLinkType } from '../../domain/enums.ts';
import { amountField, dateTimeField, keyField, namedField } from '../../wire/shape.ts';

/** PayPlanLinks page. */
export const payPlanLinkRow = tableRow({
  name: 'PayPlanLink',
  table: 'payplanlink',
  fields: {
    PayPlanLinkNum: keyField({}),
    PayPlanNum: keyField({}),
    LinkType: namedField(PayPlanLinkType),
    FKey: keyField('ProcNum, AdjNum or OrthoCaseNum, by LinkType.'),
    AmountOverride: amountField('Dollars that the plan takes over; 0 = what is left of the item.'),
    SecDateTEntry: dateTimeField({}),
  },
});
