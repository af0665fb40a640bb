import { day, layOffice } from '../people/office.ts';
import { layPreferences } from '../support/lists.ts';
import type { TestPractice } from '../support/test-practice.ts';

const PREFERENCES = {
  ApptPreventChangesToCompleted: '1',
  ApptAutoRefreshRange: '-1',
  RecallDaysPast: '365',
  RecallDaysFuture: '7',
  RecallShowIfDaysFirstReminder: '30',
  RecallShowIfDaysSecondReminder: '30',
  RecallMaxNumberReminders: '-1',
};

const RED = -65_536;
const VIOLET = -10_668_324;
const BLACK = -16_777_216;

/** The office of `companions-people.md` 22 with its appointment book: types, colours, appointments and hours. */
export async function layBook(practice: TestPractice): Promise<void> {
  await layOffice(practice);
  await layPreferences(practice, PREFERENCES);
  await practice.lay('feesched', { FeeSchedNum: 1, Description: 'Usual' });
  await practice.lay('fee', { FeeSched: 1, CodeNum: 5, Amount: 75 });
  await practice.change('provider', { ProvNum: 1 }, { FeeSched: 1 });
  await practice.lay(
    'appointmenttype',
    {
      AppointmentTypeNum: 1,
      AppointmentTypeName: 'New',
      Pattern: '//XX//',
      CodeStr: 'D0120,D1110',
      AppointmentTypeColor: VIOLET,
    },
    { AppointmentTypeNum: 2, AppointmentTypeName: 'Crown', CodeStr: 'D2740', AppointmentTypeColor: BLACK },
  );
  await practice.lay('procapptcolor', { CodeRange: 'D1110', ColorText: RED, ShowPreviousDate: 1 });
  await layAppointments(practice);
  await layProcedures(practice);
  await laySchedules(practice);
}

async function layAppointments(practice: TestPractice): Promise<void> {
  const booked = (AptNum: number, PatNum: number, AptStatus: number, AptDateTime: string, more: object = {}) => ({
    AptNum,
    PatNum,
    AptStatus,
    AptDateTime,
    Pattern: '/XX/',
    Confirmed: 19,
    ProvNum: 1,
    Note: '',
    ProcDescript: '',
    ...more,
  });
  await practice.lay(
    'appointment',
    booked(201, 10, 1, `${day(7)} 09:00:00`, { Op: 1, ClinicNum: 1 }),
    booked(202, 10, 6, `${day(-3)} 00:00:00`, { ItemOrderPlanned: 1 }),
    booked(203, 10, 2, `${day(-5)} 09:00:00`, { Op: 1 }),
    booked(204, 19, 5, `${day(7)} 10:00:00`, { Op: 1, Pattern: '/XXXX/' }),
    booked(205, 16, 3, `${day(-20)} 09:00:00`),
    booked(206, 16, 1, `${day(7)} 11:00:00`, {
      Op: 2,
      ProvNum: 2,
      ProvHyg: 3,
      Pattern: '//XXXX//',
      ClinicNum: 2,
      Priority: 1,
    }),
    booked(207, 12, 6, '0001-01-01 00:00:00', { Priority: 1 }),
    booked(208, 12, 1, `${day(9)} 10:00:00`, { Op: 2, ClinicNum: 2, NextAptNum: 207 }),
  );
}

async function layProcedures(practice: TestPractice): Promise<void> {
  await practice.change('procedurelog', { ProcNum: 302 }, { AptNum: 203 });
  const planned = { PatNum: 10, ProcStatus: 1, ProcDate: day(-3), ProvNum: 1 };
  await practice.lay(
    'procedurelog',
    { ...planned, ProcNum: 301, CodeNum: 1, PlannedAptNum: 202 },
    { ...planned, ProcNum: 303, CodeNum: 3, ToothNum: '3' },
    { ...planned, ProcNum: 304, CodeNum: 2 },
    { ...planned, ProcNum: 305, PatNum: 12, CodeNum: 1, PlannedAptNum: 207, AptNum: 208 },
  );
}

async function laySchedules(practice: TestPractice): Promise<void> {
  const hours = (ScheduleNum: number, StartTime: string, StopTime: string, more: object) => ({
    ScheduleNum,
    SchedDate: day(7),
    StartTime,
    StopTime,
    ...more,
  });
  await practice.lay(
    'schedule',
    hours(400, '08:00:00', '12:00:00', { SchedType: 1, ProvNum: 1 }),
    hours(401, '13:00:00', '17:00:00', { SchedType: 1, ProvNum: 1 }),
    hours(402, '08:00:00', '12:00:00', { SchedType: 1, ProvNum: 2 }),
    hours(403, '08:00:00', '08:30:00', { SchedType: 2, BlockoutType: 250 }),
    hours(404, '13:00:00', '13:30:00', { SchedType: 2, BlockoutType: 251 }),
  );
  await practice.lay(
    'scheduleop',
    { ScheduleNum: 400, OperatoryNum: 1 },
    { ScheduleNum: 402, OperatoryNum: 2 },
    { ScheduleNum: 403, OperatoryNum: 1 },
    { ScheduleNum: 404, OperatoryNum: 1 },
  );
}
