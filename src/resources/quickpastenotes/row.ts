import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField, wholeField } from '../../wire/shape.ts';

/** QuickPasteNotes page. */
export const quickPasteNoteRow = tableRow({
  name: 'QuickPasteNote',
  table: 'quickpastenote',
  fields: {
    QuickPasteNoteNum: keyField({}),
    QuickPasteCatNum: keyField({}),
    ItemOrder: wholeField({}),
    Note: textField({}),
    Abbreviation: textField({}),
  },
});
