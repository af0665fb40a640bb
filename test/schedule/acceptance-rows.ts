import { day } from '../people/office.ts';

/** Rows of `companions-people.md` 22: request, status, and what the answer holds or says. */
export type AcceptanceRow = readonly [
  number: string,
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object | undefined,
  status: number,
  expected?: object | string,
];

const free = (patNum: number, op: number, more: object = {}) => ({
  PatNum: patNum,
  Op: op,
  AptDateTime: `${day(8)} 09:00:00`,
  ...more,
});
const apts = (...aptNums: number[]) => aptNums.map((AptNum) => ({ AptNum }));
const planned = '/appointments/Planned';
const fromPlan = { AptNum: 202, AptDateTime: `${day(8)} 10:00:00`, ProvNum: 1, Op: 1 };
const toSchedule = '/appointments/SchedulePlanned';

export const readingRows: readonly AcceptanceRow[] = [
  ['38', 'GET', '/appointments', undefined, 200, apts(207, 205, 203, 202, 201, 204, 206, 208)],
  ['39', 'GET', '/appointments?PatNum=10', undefined, 200, apts(203, 202, 201)],
  ['39', 'GET', '/appointments?AptStatus=Planned', undefined, 200, apts(207, 202)],
  ['39', 'GET', '/appointments?AptStatus=5', undefined, 400, 'AptStatus is invalid.'],
  ['39', 'GET', '/appointments?PatNum=99999', undefined, 404, 'Patient not found.'],
  ['40', 'GET', `/appointments?date=${day(7)}`, undefined, 200, apts(201, 204, 206)],
  ['40', 'GET', `/appointments?dateStart=${day(7)}&dateEnd=${day(9)}&ClinicNum=2`, undefined, 200, apts(206, 208)],
  ['40', 'GET', '/appointments?Op=0', undefined, 200, apts(207, 205, 202)],
  ['40', 'GET', '/appointments?Op=99', undefined, 404, 'Operatory not found.'],
  ['40', 'GET', `/appointments?date=${day(7)}&dateEnd=${day(9)}`, undefined, 400],
  ['40', 'GET', `/appointments?dateStart=${day(7)}&dateEnd=${day(6)}`, undefined, 400],
  ['41', 'GET', '/appointments?ClinicNum=77', undefined, 404, 'Clinic not found.'],
  ['42', 'GET', '/appointments/ASAP', undefined, 400, 'ClinicNum is required.'],
  ['42', 'GET', '/appointments/ASAP?ClinicNum=2', undefined, 200, apts(206)],
  ['42', 'GET', '/appointments/ASAP?ClinicNum=2&ProvNum=3', undefined, 200, apts(206)],
  ['42', 'GET', '/appointments/ASAP?ClinicNum=0', undefined, 200, []],
  [
    '43',
    'GET',
    '/appointments/201',
    undefined,
    200,
    { confirmed: 'Not Called', provAbbr: 'DOC1', PatternSecondary: '////', colorOverride: '0,0,0' },
  ],
  ['43', 'GET', '/appointments/0', undefined, 404, 'Appointment not found.'],
  ['43', 'GET', '/appointments/abc', undefined, 400],
];

export const creatingRows: readonly AcceptanceRow[] = [
  ['45', 'POST', '/appointments', free(10, 1), 201, { ProvNum: 2, ClinicNum: 1 }],
  ['46', 'POST', '/appointments', { ...free(12, 1), Op: undefined }, 400, 'Op is required.'],
  ['46', 'POST', '/appointments', free(12, 1, { AptDateTime: day(8) }), 400],
  ['46', 'POST', '/appointments', free(12, 99), 404, 'Operatory not found.'],
  ['46', 'POST', '/appointments', free(12, 3), 400, 'Operatory is hidden.'],
  ['46', 'POST', '/appointments', free(15, 1), 400, 'Patient has been deleted.'],
  ['46', 'POST', '/appointments', free(14, 1), 400, 'Cannot schedule an appointment for a patient who is Archived.'],
  ['46', 'POST', '/appointments', free(14, 1, { AptStatus: 'PtNote' }), 201],
  ['47', 'POST', '/appointments', free(12, 1, { AptStatus: 'Broken' }), 400, 'AptStatus is invalid.'],
  ['47', 'POST', '/appointments', free(12, 1, { AptStatus: 'Planned' }), 400],
  ['47', 'POST', '/appointments', free(12, 1, { AptStatus: 1 }), 400],
  ['47', 'POST', '/appointments', free(12, 1, { AptStatus: 'UnschedList' }), 201, { Op: 0 }],
  ['48', 'POST', '/appointments', free(12, 1, { Pattern: 'XAX' }), 400, 'Pattern is invalid.'],
  ['48', 'POST', '/appointments', free(12, 1, { Pattern: 'X'.repeat(120) }), 201, { Pattern: 'X'.repeat(108) }],
  ['48', 'POST', '/appointments', free(12, 1, { Pattern: '/XX/', PatternSecondary: '//' }), 400],
  ['49', 'POST', '/appointments', free(10, 1, { AptDateTime: `${day(7)} 09:10:00` }), 201],
  ['51', 'POST', '/appointments', free(10, 1, { AppointmentTypeNum: 2 }), 201, { Pattern: '////XXXXXX//' }],
  [
    '52',
    'POST',
    '/appointments',
    free(10, 1, { AppointmentTypeNum: 1, Pattern: '/X/', colorOverride: '1,2,3' }),
    201,
    { Pattern: '/X/', colorOverride: '1,2,3' },
  ],
  ['54', 'POST', '/appointments', free(12, 1, { AptStatus: 'Complete' }), 400],
  ['-', 'POST', '/appointments', free(12, 1, { SecUserNumEntry: 99 }), 404, 'Userod not found.'],
  // The page offers Complete to a new appointment, which nothing can be attached to before.
  [
    '-',
    'POST',
    '/appointments',
    free(12, 1, { AptStatus: 'Complete', AptDateTime: `${day(-2)} 09:00:00` }),
    201,
    { AptStatus: 'Complete' },
  ],
  ['55', 'POST', '/appointments', free(12, 1, { AptDateTime: `${day(8)} 23:50:00` }), 400],
  ['56', 'POST', '/appointments', free(12, 1, { Confirmed: 142 }), 404, 'Confirmed not found.'],
  ['56', 'POST', '/appointments', free(12, 1, { Priority: 'ASAP' }), 201, { Priority: 'ASAP' }],
  ['56', 'POST', '/appointments', free(12, 1, { colorOverride: '300,0,0' }), 400, 'colorOverride is invalid.'],
  ['57', 'POST', planned, { PatNum: 10 }, 400, 'AppointmentTypeNum or procNums is required.'],
  [
    '57',
    'POST',
    planned,
    { PatNum: 10, procNums: [303, 303] },
    201,
    {
      AptStatus: 'Planned',
      Op: 0,
      AptDateTime: `${day(0)} 00:00:00`,
      Pattern: '////XXXXXX//',
      ItemOrderPlanned: 2,
      ProcDescript: '#3-Crn',
    },
  ],
  ['57', 'POST', planned, { PatNum: 10, procNums: [302] }, 400, 'Procedures must be treatment planned.'],
  ['57', 'POST', planned, { PatNum: 10, procNums: [305] }, 400, 'Procedure does not belong to the patient.'],
  ['57', 'POST', planned, { PatNum: 10, procNums: [999] }, 404, 'Procedure not found.'],
  ['60', 'POST', planned, { PatNum: 10, AppointmentTypeNum: 1 }, 201, { Pattern: '//XX//' }],
  [
    '60',
    'POST',
    planned,
    { PatNum: 10, AppointmentTypeNum: 1, procNums: [304] },
    201,
    { ProcDescript: `Pro (${shortMonth(day(-5))}), Exam` },
  ],
  ['63', 'POST', toSchedule, { ...fromPlan, AptNum: 201 }, 400, 'Appointment must have an AptStatus of Planned.'],
  ['63', 'POST', toSchedule, { ...fromPlan, AptNum: 99999 }, 404, 'Appointment not found.'],
  ['63', 'POST', toSchedule, { ...fromPlan, ProvNum: undefined }, 400, 'ProvNum is required.'],
];

/** `2026-03-05` → `3/26`. */
export function shortMonth(date: string): string {
  return `${Number(date.slice(5, 7))}/${date.slice(2, 4)}`;
}

export const changingRows: readonly AcceptanceRow[] = [
  ['65', 'PUT', '/appointments/201', { AptDateTime: `${day(10)} 09:00:00` }, 200, { Confirmed: 19 }],
  ['67', 'PUT', '/appointments/201', { AptStatus: 'UnschedList' }, 200, { Op: 0, AptStatus: 'UnschedList' }],
  [
    '68',
    'PUT',
    '/appointments/204',
    { AptStatus: 'Scheduled', AptDateTime: `${day(12)} 08:00:00`, Op: 1 },
    200,
    { AptStatus: 'Scheduled' },
  ],
  ['69', 'PUT', '/appointments/205', { AptStatus: 'Scheduled' }, 400, 'Op is required to schedule the appointment.'],
  ['69', 'PUT', '/appointments/205', { AptStatus: 'Scheduled', Op: 1 }, 200, { Op: 1 }],
  ['70', 'PUT', '/appointments/203', { AptStatus: 'Scheduled' }, 400],
  ['71', 'PUT', '/appointments/201', { AptStatus: 'Complete' }, 400],
  ['73', 'PUT', '/appointments/201', { AptStatus: 'ASAP' }, 400, 'AptStatus is invalid.'],
  ['74', 'PUT', '/appointments/201', { Confirmed: 22 }, 200, { DateTimeArrived: `${day(0)} 09:00:00` }],
  ['-', 'PUT', '/appointments/201', { Op: 0 }, 404, 'Operatory not found.'],
  ['-', 'PUT', '/appointments/201', { ProvNum: 0 }, 404, 'Provider not found.'],
  ['-', 'PUT', '/appointments/201', { UnschedStatus: 19 }, 404, 'UnschedStatus not found.'],
  ['-', 'PUT', '/appointments/201', { UnschedStatus: 142 }, 200, { unschedStatus: 'Mailed Postcard' }],
  ['-', 'PUT', '/appointments/201', { Pattern: '/XXXX/' }, 200, { PatternSecondary: '//////' }],
  ['-', 'PUT', '/appointments/203', { AptStatus: 'PtNote' }, 400],
  ['76', 'PUT', '/appointments/201/Break', {}, 400, 'sendToUnscheduledList is required.'],
  ['76', 'PUT', '/appointments/201/Break', { sendToUnscheduledList: 'maybe' }, 400],
  ['79', 'PUT', '/appointments/201/Break', { sendToUnscheduledList: 'false', breakType: 'Cancelled' }, 400],
  ['80', 'PUT', '/appointments/203/Break', { sendToUnscheduledList: 'true' }, 400],
  [
    '80',
    'PUT',
    '/appointments/204/Break',
    { sendToUnscheduledList: 'true' },
    400,
    'Appointment must have an AptStatus of Scheduled to be broken.',
  ],
  ['80', 'PUT', '/appointments/99999/Break', { sendToUnscheduledList: 'true' }, 404, 'Appointment not found.'],
  ['81', 'PUT', '/appointments/201/Confirm', { confirmVal: 'Confirmed' }, 200, { Confirmed: 21 }],
  ['81', 'PUT', '/appointments/201/Confirm', { defNum: 20 }, 200, { confirmed: 'Sent' }],
  ['81', 'PUT', '/appointments/201/Confirm', { defNum: 20, confirmVal: 'Sent' }, 400],
  ['81', 'PUT', '/appointments/201/Confirm', {}, 400, 'confirmVal or defNum is required.'],
  [
    '81',
    'PUT',
    '/appointments/201/Confirm',
    { confirmVal: 'Not Accepted' },
    400,
    'The office has no status set up for Not Accepted.',
  ],
  ['81', 'PUT', '/appointments/201/Confirm', { defNum: 142 }, 404, 'defNum not found.'],
  ['83', 'PUT', '/appointments/201/Note', {}, 400, 'Note is required.'],
  ['84', 'DELETE', '/appointments/201', undefined, 400, 'appointments DELETE  is not a valid method.'],
];
