import { tableRow } from '../../db/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** PatientNotes page. */
export const patientNoteRow = tableRow({
  name: 'PatientNote',
  table: 'patientnote',
  alias: 'n',
  joins: {
    p: ['patient', 'p.PatNum = n.PatNum'],
    g: ['patientnote', 'g.PatNum = p.Guarantor'],
  },
  fields: {
    PatNum: keyField({}),
    FamFinancial: textField({ sql: 'g.FamFinancial', description: 'The note of the family: its guarantor’s.' }),
    Medical: textField({}),
    Service: textField({}),
    MedicalComp: textField({}),
    Treatment: textField({}),
    ICEName: textField({}),
    ICEPhone: textField({}),
    SecDateTEntry: dateTimeField({}),
    SecDateTEdit: dateTimeField({}),
  },
});
