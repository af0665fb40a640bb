import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** AutoNotes page. */
export const autoNoteRow = tableRow({
  name: 'AutoNote',
  table: 'autonote',
  alias: 'n',
  joins: { d: ['definition', 'd.DefNum = n.Category'] },
  fields: {
    AutoNoteNum: keyField({}),
    AutoNoteName: textField({}),
    MainText: textField({}),
    Category: keyField('DefNum of category 41; 0 = none.'),
    category: textField({ sql: 'd.ItemName' }),
  },
});
