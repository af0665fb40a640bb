import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { mergeSpans, type Span, subtractSpans } from './free-time.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
  .map(([from, to]): Span => ({ from, to }));
const spans = fc.array(span, { maxLength: 8 });
const minutes = (all: readonly Span[]) =>
  new Set(all.flatMap(({ from, to }) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)));

describe('free time', () => {
  it('holds every minute that is open and not taken, and no other', () => {
    fc.assert(
      fc.property(spans, spans, (open, taken) => {
        const busy = minutes(taken);
        const wanted = [...minutes(open)].filter((minute) => !busy.has(minute));
        expect([...minutes(subtractSpans(open, taken))]).toEqual(wanted.toSorted((one, other) => one - other));
      }),
    );
  });

  it('is told in as few pieces as possible, one after the other', () => {
    fc.assert(
      fc.property(spans, (open) => {
        const merged = mergeSpans(open);
        for (const [index, one] of merged.entries()) {
          expect(one.from).toBeLessThan(one.to);
          if (index > 0) expect(merged[index - 1]!.to).toBeLessThan(one.from);
        }
        expect(minutes(merged)).toEqual(minutes(mergeSpans(merged)));
      }),
    );
  });
});
