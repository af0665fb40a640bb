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

const noGrowth = { requests: 0, grows: 0 };

it('memory is given back once after the start, where nobody has asked anything yet', async () => {
  const lookedAt = processThat({ givesBack: true });
  expect(await lookedAt(10, () => noGrowth)).toEqual([0]);
});

it('and once when nobody has asked anything for a minute after a rush', async () => {
  const lookedAt = processThat({ givesBack: true });
  const rushes = [3, 20];
  expect(await lookedAt(40, (at) => (rushes.includes(at) ? { requests: 5, grows: 21 * MB } : noGrowth))).toEqual([
    0, 9, 26,
  ]);
});

it('a short rest keeps what V8 has learnt, and so does a long one after which there is nothing to give back', async () => {
  const lookedAt = processThat({ givesBack: true });
  await lookedAt(1, () => noGrowth);
  expect(await lookedAt(40, (at) => (at % 6 === 0 ? { requests: 5, grows: MB } : noGrowth))).toEqual([]);
  expect(await lookedAt(40, (at) => (at === 0 ? { requests: 5, grows: MB } : noGrowth))).toEqual([]);
});

it('a process that has grown by much gives memory back after the next look, also where nobody asks any more', async () => {
  const lookedAt = processThat({ givesBack: true });
  await lookedAt(5, () => noGrowth);
  expect(await lookedAt(20, (at) => (at === 0 ? { requests: 5, grows: 61 * MB } : noGrowth))).toEqual([0]);
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

/** As in a process that was started with `--expose-gc`. */
function withCollector(test: () => void): void {
  const hadCollector = 'gc' in globalThis;
  if (!hadCollector) Object.assign(globalThis, { gc: () => {} });
  try {
    test();
  } finally {
    if (!hadCollector) Reflect.deleteProperty(globalThis, 'gc');
  }
}

it('a server is listened to until it stops, where Node has the collector', () => {
  const server = new EventEmitter();
  const listeners = () => server.listenerCount('request');
  withCollector(() => {
    const started = startResting(server);
    expect(listeners()).toBe(1);
    started.stop();
    expect(listeners()).toBe(0);
  });
});

it('and not where the system does not tell how much memory a process holds', () => {
  const server = new EventEmitter();
  const { rss } = process.memoryUsage;
  process.memoryUsage.rss = () => {
    throw new Error('ENOENT: no such file or directory, uv_resident_set_memory');
  };
  try {
    withCollector(() => {
      const started = startResting(server);
      expect(server.eventNames()).toEqual([]);
      started.stop();
    });
  } finally {
    process.memoryUsage.rss = rss;
  }
});
