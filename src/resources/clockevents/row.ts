import { tableRow } from '../../db/rows/table-row.ts';
import { TimeClockStatus } from '../../domain/enums.ts';
import { dateTimeField, flagField, keyField, namedField, textField, timeField } from '../../wire/shape.ts';

/** ClockEvents page. */
export const clockEventRow = tableRow({
  name: 'ClockEvent',
  table: 'clockevent',
  fields: {
    ClockEventNum: keyField({}),
    EmployeeNum: keyField({}),
    TimeEntered1: dateTimeField({}),
    TimeDisplayed1: dateTimeField({}),
    ClockStatus: namedField(TimeClockStatus),
    Note: textField({}),
    TimeEntered2: dateTimeField('Clock-out as entered; 0001-01-01 while clocked in.'),
    TimeDisplayed2: dateTimeField('Clock-out used in totals; 0001-01-01 while clocked in.'),
    OTimeHours: timeField('Overtime override; -01:00:00 = none.'),
    OTimeAuto: timeField({}),
    Adjust: timeField({}),
    AdjustAuto: timeField({}),
    AdjustIsOverridden: flagField({}),
    Rate2Hours: timeField('Second-rate override; -01:00:00 = none.'),
    Rate2Auto: timeField({}),
    ClinicNum: keyField({}),
    Rate3Hours: timeField({}),
    Rate3Auto: timeField({}),
    IsWorkingHome: flagField({}),
  },
});
