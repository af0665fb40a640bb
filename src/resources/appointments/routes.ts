import { atLeast, type Condition, equals } from '../../db/select.ts';
import { isDate } from '../../domain/calendar.ts';
import { AptStatus } from '../../domain/enums.ts';
import { getList, getSingle, requireReference } from '../../http/answers.ts';
import type { Operation } from '../../http/operation.ts';
import { dateInput, dateTimeInput, type Input, keyInput, namedInput } from '../../wire/input.ts';
import { appointmentRow } from './row.ts';

const { None: _, ...namedStatuses } = AptStatus;

export const appointmentOperations: readonly Operation[] = [
  getSingle({ path: '/appointments/{AptNum}', added: '21.1', row: appointmentRow, summary: 'Get one appointment' }),
  getList({
    path: '/appointments',
    added: '21.1',
    row: appointmentRow,
    summary: 'List appointments',
    query: {
      PatNum: keyInput({ added: '21.4', description: '0 = every patient.' }),
      AptStatus: namedInput(namedStatuses, { added: '22.4.28' }),
      Op: keyInput({ added: '23.2.27', description: 'OperatoryNum; 0 = every operatory.' }),
      date: dateInput({ description: 'A single day.' }),
      dateStart: dateInput({ description: 'First day of a range.' }),
      dateEnd: dateInput({ description: 'Last day of a range.' }),
      ClinicNum: keyInput({ emptyIsAbsent: true, description: '0 = appointments of no clinic.' }),
      DateTStamp: stampInput(),
      AppointmentTypeNum: keyInput({ added: '24.4.22', description: '0 = every type.' }),
    },
    where: async (query, handle): Promise<Condition[]> => {
      await requireReference(handle, 'patient', query.PatNum || undefined, 'Patient');
      await requireReference(handle, 'clinic', query.ClinicNum || undefined, 'Clinic');
      return [
        ...equals(appointmentRow, 'PatNum', query.PatNum || undefined),
        ...equals(appointmentRow, 'AptStatus', query.AptStatus),
        ...equals(appointmentRow, 'Op', query.Op || undefined),
        ...between(query.date, query.date),
        ...between(query.dateStart, query.dateEnd),
        ...equals(appointmentRow, 'ClinicNum', query.ClinicNum),
        ...atLeast(appointmentRow, 'DateTStamp', query.DateTStamp),
        ...equals(appointmentRow, 'AppointmentTypeNum', query.AppointmentTypeNum || undefined),
      ];
    },
    orderBy: 'a.AptNum DESC',
  }),
];

/** The page's own example sends a bare date, which means its first second. */
function stampInput(): Input<string, false> {
  const dateTime = dateTimeInput({
    description: 'Appointments changed since; send the serverDateTime of the answer before. A date alone is taken too.',
  });
  const read = (sent: unknown, name: string) =>
    typeof sent === 'string' && isDate(sent.trim()) ? `${sent.trim()} 00:00:00` : dateTime.read(sent, name);
  return { ...dateTime, read };
}

/** Both days belong to the range; an absent one leaves it open. */
function between(first: string | undefined, last: string | undefined): Condition[] {
  return [
    ...(first === undefined ? [] : [['a.AptDateTime >= ?', `${first} 00:00:00`] as const]),
    ...(last === undefined ? [] : [['a.AptDateTime <= ?', `${last} 23:59:59`] as const]),
  ];
}
