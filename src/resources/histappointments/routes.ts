import { AptStatus, HistAppointmentAction } from '../../domain/enums.ts';
import { equal, fromDay, ofPatient, onDay, toDay } from '../../http/filters.ts';
import { ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../http/lists/day-range.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { dateInput, keyInput, namedInput } from '../../wire/input.ts';
import { histAppointmentRow } from './row.ts';

const { Scheduled, Complete, UnschedList, Broken, Planned } = AptStatus;
const namedStatuses = { Scheduled, Complete, UnschedList, Broken, Planned } as const;

export const histAppointmentOperations: readonly Operation[] = [
  getList({
    path: '/histappointments',
    added: '23.1.30',
    row: histAppointmentRow,
    summary: 'List the history of appointments: a copy at every change',
    filters: {
      HistApptAction: equal(namedInput(HistAppointmentAction)),
      AptNum: equal(keyInput({ description: '0 = every appointment.' }), { zero: 'all' }),
      PatNum: ofPatient(),
      AptStatus: equal(namedInput(namedStatuses)),
      ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = appointments of no clinic.' }), {
        zero: 'none',
        names: ['clinic', 'Clinic'],
      }),
      date: onDay(dateInput({ description: 'A single day.' }), 'AptDateTime'),
      dateStart: fromDay(dateInput({ description: 'First day of a range.' }), 'AptDateTime'),
      dateEnd: toDay(dateInput({ description: 'Last day of a range.' }), 'AptDateTime'),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: refuseBackwardRange,
  }),
];
