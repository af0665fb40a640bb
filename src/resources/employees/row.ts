import { tableRow } from '../../db/rows/table-row.ts';
import { flagField, keyField, textField } from '../../wire/shape.ts';

/** Employees page. */
export const employeeRow = tableRow({
  name: 'Employee',
  table: 'employee',
  fields: {
    EmployeeNum: keyField({}),
    LName: textField({}),
    FName: textField({}),
    MiddleI: textField({}),
    IsHidden: flagField({}),
    ClockStatus: textField({}),
    PayrollID: textField({}),
    WirelessPhone: textField({}),
    EmailWork: textField({}),
    EmailPersonal: textField({}),
    IsFurloughed: flagField({}),
    ReportsTo: keyField('employee.EmployeeNum of the supervisor.'),
  },
});
