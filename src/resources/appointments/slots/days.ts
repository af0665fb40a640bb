import type { Handle } from '../../../db/handle.ts';
import { addDays, daysBetween } from '../../../domain/calendar.ts';
import { badRequest } from '../../../domain/refusal.ts';
import { type Days, refuseBackward } from '../../../http/lists/day-range.ts';

/** Fourteen days, as the page has it: today and the thirteen after it. */
const USUAL_DAYS = 13;
const MOST_DAYS = 366;

/** First and last day to look for open time on; days before today are passed over (`companions-people.md` 5.1). */
export function daysToSearch({ today }: Handle, { date, dateStart, dateEnd }: Days): [from: string, to: string] {
  if (date !== undefined) {
    if (date < today) throw badRequest('date must be today or a future date.');
    return [date, date];
  }
  const from = dateStart ?? today;
  const to = dateEnd ?? addDays(from, USUAL_DAYS);
  refuseBackward(['dateStart', from], ['dateEnd', to]);
  if (daysBetween(from, to) >= MOST_DAYS) throw badRequest(`The date range cannot be longer than ${MOST_DAYS} days.`);
  return [from < today ? today : from, to];
}
