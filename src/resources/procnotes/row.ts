import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, flagField, keyField, textField } from '../../wire/shape.ts';

/** ProcNotes page. */
export const procNoteRow = tableRow({
  name: 'ProcNote',
  table: 'procnote',
  alias: 'n',
  fields: {
    ProcNoteNum: keyField({}),
    PatNum: keyField({}),
    ProcNum: keyField({}),
    EntryDateTime: dateTimeField({}),
    UserNum: keyField('0 = a note written through the API.'),
    Note: textField({}),
    SigIsTopaz: flagField({}),
    isSigned: flagField({ sql: "CASE WHEN TRIM(COALESCE(n.Signature, '')) = '' THEN 0 ELSE 1 END" }),
  },
});
