import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField, wholeField } from '../../wire/shape.ts';

/** LabTurnarounds page. */
export const labTurnaroundRow = tableRow({
  name: 'LabTurnaround',
  table: 'labturnaround',
  fields: {
    LabTurnaroundNum: keyField({}),
    LaboratoryNum: keyField({}),
    Description: textField({}),
    DaysPublished: wholeField({}),
    DaysActual: wholeField({}),
  },
});
