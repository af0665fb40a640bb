import { insertRow, rowsWhere } from '../../db/rows/rows.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { AptStatus, ProcStatus } from '../../domain/enums.ts';
import { refreshDescriptions } from '../../practice/schedule/descriptions.ts';
import { linkOf } from '../../practice/schedule/procedures-on.ts';
import { DEMO_FUTURE, DEMO_NOW } from '../demo-date.ts';
import { SCHOOL } from '../facts/office.ts';
import { HOURS, HYGIENE_OPERATORY, OPERATORY, SCHOOL_OPERATORY } from '../opening-hours.ts';
import { type Chart, type Procedure, tellOf } from './chart.ts';

interface Visit {
  provider?: number;
  hygienist?: number;
  clinic?: number;
  note?: string;
  /** The number of a definition; not called if absent. */
  confirmed?: number;
}

const WITHOUT_A_ROOM: readonly (keyof typeof AptStatus)[] = ['UnschedList', 'Planned'];

/** Half an hour. */
export const PATTERN = '/XXXX/';

export function roomOf(clinic: number, hygienist: number): number {
  if (clinic === SCHOOL) return SCHOOL_OPERATORY;
  return hygienist === 0 ? OPERATORY : HYGIENE_OPERATORY;
}

const MADE = '2026-05-18 09:30:00';

/** An appointment with its procedures. The first one of 1010 is 10101. An empty time is none yet. */
export async function visit(
  chart: Chart,
  status: keyof typeof AptStatus,
  dateTime: string,
  procedures: Procedure[],
  { provider, hygienist = 0, clinic, note = '', confirmed = 201 }: Visit = {},
): Promise<void> {
  const { at, patient } = chart;
  const { AptNum, ...row } = await at(MADE, async (tx) => {
    const before = await rowsWhere(tx, 'appointment', 'PatNum', patient.PatNum);
    return insertRow(tx, 'appointment', {
      AptNum: Number(patient.PatNum) * 10 + before.length + 1,
      PatNum: patient.PatNum,
      AptStatus: AptStatus[status],
      AptDateTime: dateTime || MIN_DATE_TIME,
      Pattern: PATTERN,
      Confirmed: confirmed,
      Op: WITHOUT_A_ROOM.includes(status) ? 0 : roomOf(clinic ?? Number(patient.ClinicNum), hygienist),
      ProvNum: provider ?? patient.PriProv,
      ProvHyg: hygienist,
      IsHygiene: Number(hygienist !== 0),
      ClinicNum: clinic ?? patient.ClinicNum,
      Note: note,
      SecDateTEntry: MADE,
    });
  });
  for (const procedure of procedures) await tellOf(chart, procedure, { [linkOf(row)]: AptNum });
  await at(MADE, (tx) => refreshDescriptions(tx, [AptNum]));
}

/** The filling that is planned for the patient and on no appointment yet. */
export const openFilling = ({ at, patient }: Chart): Promise<Procedure> =>
  at(MADE, async (tx) => {
    const charted = await rowsWhere(tx, 'procedurelog', 'PatNum', patient.PatNum);
    const found = charted.find((row) => row.ProcStatus === ProcStatus.TP && row.AptNum === 0);
    if (!found) throw new Error(`Nothing is planned for ${patient.PatNum}.`);
    return found;
  });

/** Opens the office for whoever has an appointment in years to come, on its day, in its room. */
export async function openForVisits(chart: Chart): Promise<void> {
  await chart.at(DEMO_NOW, async (tx) => {
    const visits = await rowsWhere(tx, 'appointment', 'PatNum', chart.patient.PatNum);
    for (const { AptStatus: status, AptDateTime, ProvNum, Op } of visits) {
      const SchedDate = AptDateTime.slice(0, 10);
      const known = await rowsWhere(tx, 'schedule', 'SchedDate', SchedDate);
      if (status !== AptStatus.Scheduled || SchedDate < DEMO_FUTURE || known.some((row) => row.ProvNum === ProvNum))
        continue;
      const { ScheduleNum } = await insertRow(tx, 'schedule', { ...HOURS, SchedDate, ProvNum });
      await insertRow(tx, 'scheduleop', { ScheduleNum, OperatoryNum: Op });
    }
  });
}
