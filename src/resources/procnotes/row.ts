import { dateTimeField, flagField, keyField, textField, wireRow } from '../../wire/row.ts';

/** ProcNotes page. */
export const procNoteRow = wireRow({
  name: 'ProcNote',
  from: 'procnote n',
  key: 'n.ProcNoteNum',
  fields: {
    ProcNoteNum: keyField({}),
    PatNum: keyField({}),
    ProcNum: keyField({}),
    EntryDateTime: dateTimeField({}),
    UserNum: keyField('0 for a note that came through the API.'),
    Note: textField({}),
    SigIsTopaz: flagField({}),
    isSigned: flagField({ sql: "CASE WHEN TRIM(COALESCE(n.Signature, '')) = '' THEN 0 ELSE 1 END" }),
  },
});
