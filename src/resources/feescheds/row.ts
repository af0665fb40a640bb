import { FeeScheduleType } from '../../domain/enums.ts';
import {
  dateField,
  dateTimeField,
  flagField,
  keyField,
  namedField,
  textField,
  wholeField,
  wireRow,
} from '../../wire/row.ts';

/** FeeScheds page. */
export const feeSchedRow = wireRow({
  name: 'FeeSched',
  from: 'feesched s',
  key: 's.FeeSchedNum',
  fields: {
    FeeSchedNum: keyField({}),
    Description: textField({}),
    FeeSchedType: namedField(FeeScheduleType),
    ItemOrder: wholeField({}),
    IsHidden: flagField({}),
    IsGlobal: flagField('One fee for each code, without overrides for clinics and providers.'),
    SecUserNumEntry: keyField({}),
    SecDateEntry: dateField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
