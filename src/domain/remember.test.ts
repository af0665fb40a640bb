import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedMap, remember } from './remember.ts';

describe('a bounded map', () => {
  it('holds the newest keys, in the order in which they came, and tells of every value that left', () => {
    const keys = fc.array(fc.nat(20));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), keys, (most, sent) => {
        const left: number[] = [];
        const map = new BoundedMap<number, number>(most, (value) => left.push(value));
        // By hand: a list whose first one goes.
        let expected: [number, number][] = [];
        const gone: number[] = [];
        sent.forEach((key, value) => {
          map.set(key, value);
          const place = expected.findIndex(([known]) => known === key);
          if (place >= 0) expected = expected.with(place, [key, value]);
          else expected.push([key, value]);
          if (expected.length > most) gone.push(expected.shift()![1]);
        });
        expect([...map]).toEqual(expected);
        expect(left).toEqual(gone);
      }),
    );
  });
});

describe('remember', () => {
  it('makes a value once for each key', () => {
    const made: string[] = [];
    const known = new Map<string, string>();
    const lower = (text: string) =>
      remember(known, text, () => {
        made.push(text);
        return text.toLowerCase();
      });
    expect(['A', 'B', 'A', 'A'].map(lower)).toEqual(['a', 'b', 'a', 'a']);
    expect(made).toEqual(['A', 'B']);
  });

  it('makes one anew that had to leave', () => {
    const made: number[] = [];
    const known = new BoundedMap<number, number>(2);
    for (const key of [1, 2, 3, 2, 1]) {
      remember(known, key, () => {
        made.push(key);
        return key;
      });
    }
    expect(made).toEqual([1, 2, 3, 1]);
  });
});
