import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startResting } from './resting.ts';

it('what is no longer used is cleared away once after each rush, and never before the first request', async () => {
  const server = new EventEmitter();
  let times = 0;
  const resting = startResting(server, () => void times++, 5);
  const until = async (wanted: number) => {
    while (times < wanted) await pause(5);
    await pause(50);
    expect(times).toBe(wanted);
  };
  await until(0);
  server.emit('request');
  await until(1);
  server.emit('request');
  server.emit('request');
  await until(2);
  resting.stop();
  expect(server.listenerCount('request')).toBe(0);
});
