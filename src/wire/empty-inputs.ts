import { MIN_DATE, MIN_DATE_TIME } from '../domain/calendar.ts';
import { dateInput, dateTimeInput, type Input } from './input.ts';

interface Options {
  readonly description?: string;
  readonly added?: string;
  readonly alsoSpelled?: string;
}

/** A date, or `""`, which is how clients say that there is none: it is stored as the minimum date. */
export function dateOrNone(options: Options = {}): Input<string, false> {
  const plain = dateInput(options);
  return { ...plain, read: (sent, name) => (sent === '' ? MIN_DATE : plain.read(sent, name)) };
}

/** The same for a date and time. */
export function dateTimeOrNone(options: Options = {}): Input<string, false> {
  const plain = dateTimeInput(options);
  return { ...plain, read: (sent, name) => (sent === '' ? MIN_DATE_TIME : plain.read(sent, name)) };
}
