import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { resting, startResting } from './resting.ts';

const MB = 1_000_000;

/** A process that holds 100 MB and gives back what it has grown by since, or nothing. */
function processThat({ givesBack }: { givesBack: boolean }) {
  let held = 100 * MB;
  let times = 0;
  const { noteRequest, look } = resting(
    () => {
      times++;
      if (givesBack) held = 100 * MB;
    },
    () => held,
  );
  /** The looks, one after the other, at which something is cleared away. */
  return async (looks: number, happens: (at: number) => { requests: number; grows: number }): Promise<number[]> => {
    const cleared: number[] = [];
    for (let at = 0; at < looks; at++) {
      const { requests, grows } = happens(at);
      for (let n = 0; n < requests; n++) noteRequest();
      held += grows;
      const before = times;
      await look();
      if (times > before) cleared.push(at);
    }
    return cleared;
  };
}

it('memory is given back once after the start, and once after each rush', async () => {
  const lookedAt = processThat({ givesBack: true });
  expect(await lookedAt(10, (at) => ({ requests: at === 3 || at === 7 ? 5 : 0, grows: 0 }))).toEqual([0, 4, 8]);
});

it('a process that grows while it works gives memory back when that is worth a pause', async () => {
  const lookedAt = processThat({ givesBack: true });
  expect(await lookedAt(15, () => ({ requests: 1, grows: 15 * MB }))).toEqual([4, 9, 14]);
});

it('where clearing away gives little back it is done more and more seldom', async () => {
  const lookedAt = processThat({ givesBack: false });
  const cleared = await lookedAt(40, () => ({ requests: 1, grows: 61 * MB }));
  expect(cleared.slice(1).map((at, index) => at - cleared[index]!)).toEqual([5, 9, 17]);
});

it('a server is listened to until it stops, where Node has the collector', () => {
  const server = new EventEmitter();
  const listeners = () => server.listenerCount('request');
  const hadCollector = 'gc' in globalThis;
  if (!hadCollector) Object.assign(globalThis, { gc: () => {} });
  try {
    const started = startResting(server);
    expect(listeners()).toBe(1);
    started.stop();
    expect(listeners()).toBe(0);
  } finally {
    if (!hadCollector) Reflect.deleteProperty(globalThis, 'gc');
  }
});
