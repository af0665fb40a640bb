import { tableRow } from '../../db/rows/table-row.ts';
import { dateTimeField, keyField, textField } from '../../wire/shape.ts';

/** Medications page. */
export const medicationRow = tableRow({
  name: 'Medication',
  table: 'medication',
  alias: 'm',
  joins: { g: ['medication', 'g.MedicationNum = m.GenericNum'] },
  fields: {
    MedicationNum: keyField({}),
    MedName: textField({}),
    GenericNum: keyField('medication.MedicationNum of the generic; itself when generic.'),
    genericName: textField({ sql: 'g.MedName' }),
    Notes: textField({}),
    DateTStamp: dateTimeField({}),
  },
});
