import { tableRow } from '../../db/rows/table-row.ts';
import { CommItemMode, CommSentOrReceived } from '../../domain/enums.ts';
import { dateTimeField, keyField, keyTextField, namedField, textField } from '../../wire/shape.ts';

/** Commlogs page. */
export const commlogRow = tableRow({
  name: 'Commlog',
  table: 'commlog',
  alias: 'c',
  joins: { d: ['definition', 'd.DefNum = c.CommType'] },
  fields: {
    CommlogNum: keyField({}),
    PatNum: keyField({}),
    CommDateTime: dateTimeField({}),
    CommType: keyTextField('DefNum of category 27; 0 for referral entries.'),
    commType: textField({ sql: 'd.ItemName' }),
    Note: textField({}),
    Mode_: namedField(CommItemMode),
    SentOrReceived: namedField(CommSentOrReceived),
  },
});
