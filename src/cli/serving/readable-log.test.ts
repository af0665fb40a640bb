import { expect, it } from 'vitest';
import { readableLine, readableLog } from './readable-log.ts';

const time = new Date(2026, 0, 31, 14, 3, 9).getTime();
const line = (entry: object) => JSON.stringify({ level: 30, time, pid: 1, hostname: 'x', reqId: '1f0c9a-7', ...entry });

it.each([
  [
    { method: 'GET', operation: '/patients/{PatNum}', status: 200, milliseconds: 1.2, msg: 'answered' },
    '14:03:09  GET     200  /patients/{PatNum}  1.2 ms',
  ],
  [{ level: 40, msg: 'The disk is slow.' }, '14:03:09  warning: The disk is slow.'],
  [
    { level: 50, msg: 'fault', err: { type: 'TypeError', message: '', stack: '    at here (place.ts:1)' } },
    '14:03:09  error: fault TypeError 1f0c9a-7\n    at here (place.ts:1)',
  ],
  [{ msg: 'Server listening at http://127.0.0.1:1' }, ''],
])('%j becomes a line for a person', (entry, text) => {
  expect(readableLine(line(entry))).toBe(text);
});

it('writes no empty line for what it leaves out', () => {
  const written: string[] = [];
  const log = readableLog((text) => written.push(text));
  log.write(line({ msg: 'Server listening at http://127.0.0.1:1' }));
  log.write(line({ msg: 'ready' }));
  expect(written).toEqual(['14:03:09  ready\n']);
});
