import { tableRow } from '../../db/rows/table-row.ts';
import { dateField, keyField, textField } from '../../wire/shape.ts';

/** MedicationPats page. */
export const medicationPatRow = tableRow({
  name: 'MedicationPat',
  table: 'medicationpat',
  alias: 'p',
  joins: { m: ['medication', 'm.MedicationNum = p.MedicationNum'] },
  fields: {
    MedicationPatNum: keyField({}),
    PatNum: keyField({}),
    medName: textField({ sql: 'CASE WHEN p.MedicationNum = 0 THEN p.MedDescript ELSE m.MedName END' }),
    MedicationNum: keyField('medication.MedicationNum; 0 from eRx, see MedDescript.'),
    PatNote: textField({}),
    DateStart: dateField({}),
    DateStop: dateField('Taken until; 0001-01-01 = still taken.'),
    ProvNum: keyField({}),
  },
});
