import { tableRow } from '../../db/rows/table-row.ts';
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
