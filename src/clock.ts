import type { Clock } from './db/practice.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** The last second that was asked for and its text, since many requests begin in the same second. */
let last = { second: Number.NaN, text: '' };

/** The machine's local time. */
export const systemClock: Clock = {
  now() {
    const second = Math.floor(Date.now() / 1000);
    if (second !== last.second) last = { second, text: wallClock(new Date(second * 1000)) };
    return last.text;
  },
};

/** A moment as the clock on this process's wall shows it. */
export function wallClock(t: Date): string {
  const date = `${String(t.getFullYear()).padStart(4, '0')}-${two(t.getMonth() + 1)}-${two(t.getDate())}`;
  return `${date} ${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
}
