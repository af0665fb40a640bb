import { tableRow } from '../../db/table-row.ts';
import { CommItemMode, CommItemSource, CommSentOrReceived } from '../../domain/enums.ts';
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
    CommType: keyTextField('FK definition.DefNum (Category 27); 0 for referral entries.'),
    commType: textField({ sql: 'd.ItemName' }),
    Note: textField({}),
    Mode_: namedField(CommItemMode),
    SentOrReceived: namedField(CommSentOrReceived),
    UserNum: keyField({}),
    DateTStamp: dateTimeField({}),
    CommSource: namedField(CommItemSource, { sql: 'COALESCE(c.CommSource, 0)' }),
    ProgramNum: keyField({}),
    DateTEntry: dateTimeField({}),
    ReferralNum: keyField({}),
  },
});
