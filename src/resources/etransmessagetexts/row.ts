import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** EtransMessageTexts page. */
export const etransMessageTextRow = tableRow({
  name: 'EtransMessageText',
  table: 'etransmessagetext',
  fields: {
    EtransMessageTextNum: keyField({}),
    MessageText: textField({}),
  },
});
