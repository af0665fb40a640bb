import { dayOfWork } from '../days-to-come.ts';
import { DEMO_TODAY } from '../demo-date.ts';
import { type Chart, completeToday, definitionNum, planned } from '../words/chart.ts';
import { openFilling, visit } from '../words/visits.ts';

/** One appointment of the days to come: for a check-up, or for the filling that is planned. */
type Visit = [
  patNum: number,
  day: number,
  time: string,
  work: 'check-up' | 'filling',
  confirmed: string,
  note?: string,
  status?: 'Complete' | 'Broken',
];

/**
 * Patients without a story of their own; day 0 is the practice's first. What is done on that day was done first thing,
 * by patients without insurance: no claim waits for it.
 */
const visits: readonly Visit[] = [
  [1271, 0, '08:00', 'check-up', 'Arrived', '', 'Complete'],
  [1280, 0, '08:30', 'check-up', 'Arrived', '', 'Complete'],
  [1131, 0, '09:00', 'check-up', 'Confirmed'],
  [1012, 0, '10:30', 'filling', 'Confirmed', 'Comes with her mother.'],
  [1211, 0, '11:00', 'check-up', 'E-mailed'],
  [1061, 0, '13:00', 'check-up', 'Cannot come', 'Has a cold. Will call for another day.', 'Broken'],
  [1190, 0, '14:00', 'check-up', 'Not called'],
  [1031, 0, '15:00', 'filling', 'Not called'],
  [1151, 1, '09:00', 'check-up', 'Confirmed'],
  [1232, 1, '10:00', 'check-up', 'E-mailed', 'Prefers the morning.'],
  [1082, 1, '14:00', 'filling', 'Not called'],
  [1091, 2, '09:00', 'check-up', 'E-mailed'],
  [1234, 2, '11:00', 'filling', 'Not called'],
  [1181, 3, '10:30', 'check-up', 'Not called'],
  [1072, 3, '15:00', 'filling', 'Not called'],
  [1071, 4, '09:00', 'check-up', 'Not called', 'New insurance card.'],
  [1233, 4, '10:00', 'check-up', 'Not called'],
  [1032, 6, '15:00', 'check-up', 'Not called'],
  [1041, 8, '10:00', 'check-up', 'Not called'],
  [1262, 10, '15:00', 'check-up', 'Not called'],
  [1101, 13, '15:00', 'check-up', 'Not called'],
];

export async function daysToCome(chart: Chart): Promise<void> {
  const found = visits.find(([patNum]) => patNum === chart.patient.PatNum);
  if (!found) return;
  const [, day, time, work, confirmed, note = '', status = 'Scheduled'] = found;
  const hygienist = chart.patient.ClinicNum === 2 ? 4 : 3;
  const isChild = Number(chart.patient.Birthdate.slice(0, 4)) > 2012;
  const procedures =
    work === 'filling'
      ? [await openFilling(chart)]
      : [await planned(chart, 'D0120'), await planned(chart, isChild ? 'D1120' : 'D1110', { provider: hygienist })];
  if (status === 'Complete') for (const procedure of procedures) await completeToday(chart, procedure);
  await visit(chart, status, `${dayOfWork(DEMO_TODAY, day)} ${time}:00`, procedures, {
    hygienist: work === 'filling' ? 0 : hygienist,
    confirmed: definitionNum(chart.book, 'ApptConfirmed', confirmed),
    note,
  });
}
