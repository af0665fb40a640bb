import type { Session } from './session.ts';

/** Milliseconds a reading of the database's clock is carried on by our own steady one. */
const GOOD_FOR = 1000;

/** Milliseconds by which no clock is off by itself. */
const ANOTHER_ZONE = 600_000;

/** The database's clock: the time all programs of an office share. */
export interface DatabaseClock {
  /** `yyyy-MM-dd HH:mm:ss`, never later than the database's own; asks it at most once a second. */
  now(ask: <T>(work: (session: Session) => Promise<T>) => Promise<T>): Promise<string>;
  /** Takes a reading that came along with something else. */
  learn(reading: string): void;
}

/**
 * A client stores serverDateTime and asks later for what changed since, so the answer must not run ahead of the stamps
 * the database gives (`procedures.md` 1.7). Each reading counts from when it arrived, so what is added to it is less
 * than what has passed. `onJump` is told of a session that has another time than those before: an administrator has changed
 * time_zone, which counts for new sessions only.
 */
export function databaseClock(onJump: () => void): DatabaseClock {
  let reading = 0;
  let arrived = Number.NEGATIVE_INFINITY;
  let told = { second: 0, text: '' };

  function learn(text: string): void {
    const before = reading + performance.now() - arrived;
    reading = milliseconds(text);
    arrived = performance.now();
    if (Math.abs(reading - before) > ANOTHER_ZONE && Number.isFinite(before)) onJump();
  }

  return {
    learn,
    async now(ask) {
      if (performance.now() - arrived > GOOD_FOR) {
        const [row] = await ask((session) => session.all('SELECT NOW(6) AS now'));
        learn(String(row!.now));
      }
      const second = Math.floor((reading + performance.now() - arrived) / 1000);
      if (second !== told.second) told = { second, text: text(second) };
      return told.text;
    },
  };
}

/** Date arithmetic without zones: the text stands for itself. */
const milliseconds = (dateTime: string) => Date.parse(`${dateTime.slice(0, 23).replace(' ', 'T')}Z`);

const text = (second: number) => new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
