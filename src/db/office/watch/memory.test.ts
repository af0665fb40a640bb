import { describe, expect, it } from 'vitest';
import { openWatchMemory, type SeenRow } from './memory.ts';

const row = (key: number, digest = key): SeenRow => ({ key, digest, patNum: 0 });

describe('the watcher’s memory', () => {
  it('numbers each difference once, and finds what is gone between the keys of a stretch alone', () => {
    const memory = openWatchMemory(':memory:', 'here');
    const { head } = memory.ends();
    memory.learn('patient', [row(1), row(2), row(3), row(9)]);
    const compare = () =>
      memory.compare('patient', [row(1), row(3, 33), row(4)], '2026-01-31 08:00:00', { after: -1, upTo: 4 });
    expect([compare(), compare()]).toEqual([3, 0]);
    const { changes, next } = memory.read(0, undefined, 10);
    expect(changes.map(({ number, key, kind }) => [number - head, key, kind])).toEqual([
      [1, 3, 'update'],
      [2, 4, 'insert'],
      [3, 2, 'delete'],
    ]);
    expect(next).toBe(head + 3);
    expect(memory.rows()).toBe(4);
    expect([memory.keyAt('patient', 1, 2), memory.keyAt('patient', 1, 4)]).toEqual([4, undefined]);
    memory.close();
  });

  it('lets go what is old, after which nobody follows from the beginning', () => {
    const memory = openWatchMemory(':memory:', 'here');
    memory.compare('patient', [row(1)], '2026-01-01 08:00:00');
    memory.compare('patient', [row(2)], '2026-01-31 08:00:00');
    const { head } = memory.ends();
    expect(memory.read(0, undefined, 10)).toMatchObject({ isLost: false, next: head });
    memory.letGo('2026-01-15 00:00:00');
    expect(memory.ends()).toEqual({ head, oldest: head });
    expect(memory.read(0, undefined, 10).isLost).toBe(true);
    expect(memory.read(head - 1, undefined, 10).changes).toHaveLength(1);
    memory.close();
  });
});
