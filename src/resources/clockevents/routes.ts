import { TimeClockStatus } from '../../domain/enums.ts';
import { getSingle } from '../../http/answers.ts';
import { beforeDay, equal, fromDay, onDay } from '../../http/filters.ts';
import { ONE_DAY_OR_RANGE, refuseBackwardRange } from '../../http/lists/day-range.ts';
import { getList } from '../../http/lists/get-list.ts';
import type { Operation } from '../../http/operation.ts';
import { dateInput, keyInput, namedInput } from '../../wire/input.ts';
import { clockEventRow } from './row.ts';

export const clockEventOperations: readonly Operation[] = [
  getSingle({
    path: '/clockevents/{ClockEventNum}',
    added: '24.1.11',
    row: clockEventRow,
    summary: 'Get one clock event of an employee',
  }),
  getList({
    path: '/clockevents',
    added: '24.1.11',
    row: clockEventRow,
    summary: 'List when employees clocked in and out',
    filters: {
      EmployeeNum: equal(keyInput({ description: '0 = every employee.' }), {
        zero: 'all',
        names: ['employee', 'Employee'],
      }),
      ClockStatus: equal(namedInput(TimeClockStatus)),
      ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = clock events of no clinic.' }), {
        zero: 'none',
        names: ['clinic', 'Clinic'],
      }),
      date: onDay(dateInput({ description: 'A single day.' }), 'TimeDisplayed1'),
      dateStart: fromDay(dateInput({ description: 'First day of a range.' }), 'TimeDisplayed1'),
      dateEnd: beforeDay(dateInput({ description: 'The day after a range.' }), 'TimeDisplayed1'),
    },
    exclusivePairs: ONE_DAY_OR_RANGE,
    also: refuseBackwardRange,
  }),
];
