import { tableRow } from '../../db/table-row.ts';
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
