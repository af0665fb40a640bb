import { tableRow } from '../../db/rows/table-row.ts';
import { RecallPriority } from '../../domain/enums.ts';
import { amountField, dateField, dateTimeField, flagField, keyField, namedField, textField } from '../../wire/shape.ts';
import { recallIntervalField } from '../recalltypes/row.ts';

/** Recalls page. */
export const recallRow = tableRow({
  name: 'Recall',
  table: 'recall',
  alias: 'r',
  joins: { d: ['definition', 'd.DefNum = r.RecallStatus'] },
  fields: {
    RecallNum: keyField({}),
    PatNum: keyField({}),
    DateDue: dateField({}),
    DatePrevious: dateField({}),
    RecallInterval: recallIntervalField('r.RecallInterval'),
    RecallStatus: keyField('DefNum of category 13.'),
    recallStatus: textField({ sql: 'd.ItemName' }),
    Note: textField({}),
    IsDisabled: flagField({}),
    DateTStamp: dateTimeField({}),
    RecallTypeNum: keyField({}),
    DisableUntilBalance: amountField({}),
    DisableUntilDate: dateField({}),
    DateScheduled: dateField({}),
    Priority: namedField(RecallPriority),
    TimePatternOverride: textField({}),
  },
});
