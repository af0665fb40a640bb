import { tableRow } from '../../db/table-row.ts';
import { textField } from '../../wire/shape.ts';

/** PatientNotes page. */
export const patientNoteRow = tableRow({
  name: 'PatientNote',
  table: 'patientnote',
  fields: {
    Medical: textField({}),
    ICEName: textField({}),
    ICEPhone: textField({}),
    Service: textField({}),
  },
});
