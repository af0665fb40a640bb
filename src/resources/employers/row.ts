import { tableRow } from '../../db/rows/table-row.ts';
import { keyField, textField } from '../../wire/shape.ts';

/** Employers page. */
export const employerRow = tableRow({
  name: 'Employer',
  table: 'employer',
  fields: {
    EmployerNum: keyField({}),
    EmpName: textField({}),
  },
});
