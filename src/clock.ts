import type { Clock } from './db/practice.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** The machine's local time. */
export const systemClock: Clock = {
  now() {
    const t = new Date();
    const date = `${String(t.getFullYear()).padStart(4, '0')}-${two(t.getMonth() + 1)}-${two(t.getDate())}`;
    return `${date} ${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
  },
};
