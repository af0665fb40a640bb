import { tableRow } from '../../db/rows/table-row.ts';
import { FeeScheduleType } from '../../domain/enums.ts';
import { dateField, dateTimeField, flagField, keyField, namedField, textField, wholeField } from '../../wire/shape.ts';

/** FeeScheds page. */
export const feeSchedRow = tableRow({
  name: 'FeeSched',
  table: 'feesched',
  fields: {
    FeeSchedNum: keyField({}),
    Description: textField({}),
    FeeSchedType: namedField(FeeScheduleType),
    ItemOrder: wholeField({}),
    IsHidden: flagField({}),
    IsGlobal: flagField('One fee per code, without overrides for clinics and providers.'),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
