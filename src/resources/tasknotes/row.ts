import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** TaskNotes page. */
export const taskNoteRow = tableRow({
  name: 'TaskNote',
  table: 'tasknote',
  fields: {
    TaskNoteNum: keyField({}),
    TaskNum: keyField({}),
    UserNum: keyField('userod.UserNum of the author.'),
    DateTimeNote: dateTimeField({}),
    Note: textField({}),
  },
});
