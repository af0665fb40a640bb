import type { Clock } from '../db/practice.ts';
import { isDateTime } from '../domain/calendar.ts';
import { badRequest } from '../domain/refusal.ts';

/**
 * The clock of a practice under test: it shows the real time until it is set, then goes on from there or stands still.
 */
export interface TestClock extends Clock {
  /** Shows `now` (`yyyy-MM-dd HH:mm:ss`) from this moment on. */
  set(now: string, frozen: boolean): void;
  /** Moves ahead by whole seconds, whether the clock goes or stands. */
  advance(seconds: number): void;
  freeze(): void;
  /** Goes on from the time it shows. */
  resume(): void;
  /** Shows the real time again. */
  reset(): void;
  /** Back to how it was when the practice was opened: the real time, or the moment it was started at. */
  restart(): void;
  readonly frozen: boolean;
}

/** A `T` may stand between date and time, as `isoformat()` of Python writes it. */
const spaced = (moment: string) => moment.replace('T', ' ');

/** The moment that a clock shows first, `yyyy-MM-dd HH:mm:ss`, and whether it stands. */
interface FirstMoment {
  readonly now: string;
  readonly frozen: boolean;
}

/** Reads `2026-06-15 09:00:00` or `2026-06-15T09:00:00,frozen`; undefined for anything else. */
export function readFirstMoment(text: string): FirstMoment | undefined {
  const [moment = '', word] = text.split(',');
  const now = spaced(moment.trim());
  if (!isDateTime(now) || (word !== undefined && word.trim() !== 'frozen')) return undefined;
  return { now, frozen: word !== undefined };
}

const LAST = millisecondsOf('9999-12-31 23:59:59');

export function testClock(real: Clock, first?: FirstMoment): TestClock {
  /** Milliseconds ahead of the real clock; while it stands, the time it shows. */
  let ahead = 0;
  let standsAt: number | undefined;
  const realNow = () => millisecondsOf(real.now());
  const shown = () => Math.min(standsAt ?? realNow() + ahead, LAST);
  const show = (time: number, frozen: boolean) => {
    if (time > LAST) throw badRequest('The clock cannot be moved that far.');
    ahead = time - realNow();
    standsAt = frozen ? time : undefined;
  };
  const reset = () => {
    ahead = 0;
    standsAt = undefined;
  };
  const restart = () => (first ? show(millisecondsOf(first.now), first.frozen) : reset());
  restart();
  return {
    now: () => textOf(shown()),
    get frozen() {
      return standsAt !== undefined;
    },
    set(now, frozen) {
      const moment = typeof now === 'string' ? spaced(now) : '';
      if (!isDateTime(moment)) throw badRequest('now must be a date and time, yyyy-MM-dd HH:mm:ss.');
      show(millisecondsOf(moment), frozen);
    },
    advance(seconds) {
      if (!Number.isInteger(seconds) || seconds < 0) throw badRequest('seconds must be a whole number, 0 or more.');
      show(shown() + seconds * 1000, standsAt !== undefined);
    },
    freeze: () => show(shown(), true),
    resume: () => show(shown(), false),
    reset,
    restart,
  };
}

/** Local times have no zone here: they are counted as if they were UTC, where every day has 24 hours. */
function millisecondsOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

function textOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
