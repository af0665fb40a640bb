import type { Handle } from '../../db/practice.ts';
import { atLeast, type Condition, equals } from '../../db/select.ts';
import { Gender, PatStatus, Position } from '../../domain/enums.ts';
import { requireReference } from '../../http/answers.ts';
import { dateInput, dateTimeInput, keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { contains } from './conditions.ts';
import { simplePatientRow as row } from './row.ts';

const { Deleted, ...listedStatuses } = PatStatus;

/** Filters of GET Simple. */
export const simpleQuery = {
  LName: textInput({ description: 'Part of the last name.' }),
  FName: textInput({ description: 'Part of the first name.' }),
  Birthdate: dateInput(),
  ClinicNum: keyInput({ emptyIsAbsent: true, description: '0 = patients of no clinic.' }),
  PatStatus: namedInput(listedStatuses),
  DateTStamp: dateTimeInput({
    description: 'Patients changed since; send the serverDateTime of the answer before.',
  }),
  PriProv: keyInput({ added: '21.3', emptyIsAbsent: true, description: '0 = every provider.' }),
  Gender: namedInput(Gender, { added: '22.3.6' }),
  Position: namedInput(Position, { added: '22.3.6' }),
  Guarantor: keyInput({ added: '22.4.19', description: 'PatNum; 0 = every family.' }),
  SuperFamily: keyInput({ added: '22.4.38', description: 'PatNum; 0 = every super family, and none.' }),
  EmployerNum: keyInput({ added: '24.3.30', description: '0 = every employer, and none.' }),
};

/** The conditions of GET Simple. 404 for a clinic, provider or patient that does not exist. */
export async function simplePatients(query: ValuesOf<typeof simpleQuery>, handle: Handle): Promise<Condition[]> {
  const { ClinicNum, PriProv, Guarantor, SuperFamily, EmployerNum } = query;
  await requireReference(handle, 'clinic', ClinicNum || undefined, 'Clinic');
  await requireReference(handle, 'provider', PriProv || undefined, 'Provider');
  await requireReference(handle, 'patient', Guarantor || undefined, 'Patient');
  await requireReference(handle, 'patient', SuperFamily || undefined, 'Patient');
  return [
    [`p.PatStatus <> ${Deleted}`],
    ...contains('p.LName', query.LName),
    ...contains('p.FName', query.FName),
    ...equals(row, 'Birthdate', query.Birthdate),
    ...equals(row, 'ClinicNum', ClinicNum),
    ...equals(row, 'PatStatus', query.PatStatus),
    ...atLeast(row, 'DateTStamp', query.DateTStamp),
    ...equals(row, 'PriProv', PriProv || undefined),
    ...equals(row, 'Gender', query.Gender),
    ...equals(row, 'Position', query.Position),
    ...equals(row, 'Guarantor', Guarantor || undefined),
    ...equals(row, 'SuperFamily', SuperFamily || undefined),
    ...equals(row, 'EmployerNum', EmployerNum || undefined),
  ];
}
