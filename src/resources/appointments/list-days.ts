import { isDate } from '../../domain/calendar.ts';
import { equal, fromDay, onDay, since, toDay } from '../../http/filters.ts';
import { dateInput, dateTimeInput, type Input, keyInput } from '../../wire/input.ts';

/** Filters that every list of appointments has. */
export const byDay = {
  date: onDay(dateInput({ description: 'A single day.' }), 'AptDateTime'),
  dateStart: fromDay(dateInput({ description: 'First day of a range.' }), 'AptDateTime'),
  dateEnd: toDay(dateInput({ description: 'Last day of a range.' }), 'AptDateTime'),
  ClinicNum: equal(keyInput({ emptyIsAbsent: true, description: '0 = appointments of no clinic.' }), {
    zero: 'none',
    names: ['clinic', 'Clinic'],
  }),
  DateTStamp: since(stampInput()),
};

/** Takes a bare date as well, as the page's own example sends it; it means the first second of that day. */
function stampInput(): Input<string, false> {
  const dateTime = dateTimeInput({
    description: 'Appointments changed since then: the serverDateTime of your last response. A date is accepted too.',
  });
  const read = (sent: unknown, name: string) =>
    typeof sent === 'string' && isDate(sent.trim()) ? `${sent.trim()} 00:00:00` : dateTime.read(sent, name);
  return { ...dateTime, read };
}
