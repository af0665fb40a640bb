import { tableRow } from '../../db/rows/table-row.ts';
import { InvalidType, KeyType, RemoteRole } from '../../domain/enums.ts';
import { dateField, dateTimeField, keyField, namedField, serverDateTimeField, textField } from '../../wire/shape.ts';

/** Signalods page. */
export const signalodRow = tableRow({
  name: 'Signalod',
  table: 'signalod',
  alias: 's',
  fields: {
    SignalNum: keyField({}),
    DateViewing: dateField({}),
    SigDateTime: dateTimeField({}),
    FKey: keyField('Key of the changed row, or a count.'),
    FKeyType: namedField(KeyType),
    IType: namedField(InvalidType),
    RemoteRole: namedField(RemoteRole),
    MsgValue: textField({}),
    serverDateTime: serverDateTimeField(),
  },
});
