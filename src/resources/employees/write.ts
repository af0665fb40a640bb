import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { flagInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Employee = Row<'employee'>;

/** Body of Employees POST and PUT. */
export const employeeInputs = {
  LName: textInput(sized('employee', 'LName')),
  FName: textInput(sized('employee', 'FName')),
  MiddleI: textInput(sized('employee', 'MiddleI')),
  IsHidden: flagInput(),
  PayrollID: textInput(sized('employee', 'PayrollID')),
  WirelessPhone: textInput(sized('employee', 'WirelessPhone')),
  EmailWork: textInput(sized('employee', 'EmailWork')),
  EmailPersonal: textInput(sized('employee', 'EmailPersonal')),
  IsFurloughed: flagInput(),
  ReportsTo: keyInput({ description: 'employee.EmployeeNum of the supervisor; 0 = nobody.' }),
};

type Sent = ValuesOf<typeof employeeInputs>;

export async function createEmployee(tx: Transaction, sent: Sent): Promise<Employee> {
  refuseNameless(sent.LName, sent.FName);
  await refuseSupervisor(tx, sent);
  return insertRow(tx, 'employee', asColumns(sent));
}

export async function updateEmployee(tx: Transaction, employee: Employee, sent: Sent): Promise<Employee> {
  refuseNameless(sent.LName ?? employee.LName, sent.FName ?? employee.FName);
  await refuseSupervisor(tx, sent, employee);
  return updateRow(tx, 'employee', employee, asColumns(sent));
}

function refuseNameless(lastName: string | null | undefined, firstName: string | null | undefined): void {
  if (!lastName && !firstName) throw badRequest('LName or FName is required.');
}

async function refuseSupervisor(tx: Transaction, { ReportsTo }: Sent, employee?: Employee): Promise<void> {
  if (!ReportsTo) return;
  await requireRow(tx, 'employee', ReportsTo, 'ReportsTo');
  if (ReportsTo === employee?.EmployeeNum) throw badRequest('An employee cannot report to himself.');
}
