import type { Row } from '../../db/schema/tables.ts';
import { endMinute } from '../../domain/appointment-pattern.ts';
import { addDays } from '../../domain/calendar.ts';
import { DEMO_NOW } from '../demo-date.ts';
import { isWeekend } from '../opening-hours.ts';
import type { Chart } from './chart.ts';
import { PATTERN, roomOf } from './visits.ts';

/** When visits begin: each lasts half an hour, and everybody has an hour for lunch. */
const TIMES = ['08', '09', '10', '11', '13', '14', '15', '16'].flatMap((hour) => [`${hour}:00:00`, `${hour}:30:00`]);

type Place = Pick<Row<'appointment'>, 'PatNum' | 'ProvNum' | 'ProvHyg' | 'Op' | 'AptDateTime' | 'Pattern'>;

/**
 * The first time from the wished one on at which the patient can come: on a weekday, when the room is empty and neither
 * the dentist nor the hygienist is with somebody else. Later on the wished day comes first, then earlier on it.
 */
export async function freeTime({ at, patient }: Chart, wish: string, hygienist = 0): Promise<string> {
  const [first, time] = wish.split(' ') as [string, string];
  const turn = TIMES.indexOf(time);
  if (turn < 0) throw new Error(`No visit begins at ${time}.`);
  const times = [...TIMES.slice(turn), ...TIMES.slice(0, turn)];
  const visit = {
    PatNum: patient.PatNum,
    ProvNum: patient.PriProv,
    ProvHyg: hygienist,
    Op: roomOf(Number(patient.ClinicNum), hygienist),
    Pattern: PATTERN,
  };
  return at(DEMO_NOW, async ({ db }) => {
    for (let day = first; ; day = addDays(day, 1)) {
      if (isWeekend(day)) continue;
      const others: Place[] = await db
        .selectFrom('appointment')
        .selectAll()
        .where('AptDateTime', '>=', day)
        .where('AptDateTime', '<', addDays(day, 1))
        .execute();
      const free = times
        .map((start) => `${day} ${start}`)
        .find((AptDateTime) => !others.some((other) => collide({ ...visit, AptDateTime }, other)));
      if (free) return free;
    }
  });
}

/** Whether two appointments of one day need the same room or the same person at the same time. */
function collide(one: Place, other: Place): boolean {
  const isShared =
    one.PatNum === other.PatNum ||
    one.Op === other.Op ||
    one.ProvNum === other.ProvNum ||
    (one.ProvHyg !== 0 && one.ProvHyg === other.ProvHyg);
  const isDuring = (early: Place, late: Place) =>
    early.AptDateTime <= late.AptDateTime &&
    endMinute(late.AptDateTime, '') < endMinute(early.AptDateTime, early.Pattern ?? '');
  return isShared && (isDuring(one, other) || isDuring(other, one));
}
