import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { addInterval, intervalText, packInterval, parseInterval, unpackInterval } from './recall-interval.ts';

describe('recall interval', () => {
  it.each([
    [0, { years: 0, months: 0, weeks: 0, days: 0 }, '2024-01-31'],
    [393216, { years: 0, months: 6, weeks: 0, days: 0 }, '2024-07-31'],
    [16777216, { years: 1, months: 0, weeks: 0, days: 0 }, '2025-01-31'],
    [65537, { years: 0, months: 1, weeks: 0, days: 1 }, '2024-03-01'],
    [512, { years: 0, months: 0, weeks: 2, days: 0 }, '2024-02-14'],
    [16777217, { years: 1, months: 0, weeks: 0, days: 1 }, '2025-02-01'],
    [2 ** 31 - 1, { years: 127, months: 255, weeks: 255, days: 255 }, '2177-11-30'],
  ])('%i from 2024-01-31', (stored, parts, due) => {
    expect(unpackInterval(stored)).toEqual(parts);
    expect(addInterval('2024-01-31', stored)).toBe(due);
  });

  it('unpacks what was packed', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 127 }), byte, byte, byte, (years, months, weeks, days) => {
        const stored = years * 2 ** 24 + months * 2 ** 16 + weeks * 2 ** 8 + days;
        expect(unpackInterval(stored)).toEqual({ years, months, weeks, days });
      }),
    );
  });

  it('reads what it writes', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (years, months, weeks, days) => {
        const stored = packInterval({ years, months, weeks, days });
        expect(unpackInterval(stored)).toEqual({ years, months, weeks, days });
        const text = intervalText(stored);
        if (text !== '') expect(parseInterval(text)).toEqual({ years, months, weeks, days });
      }),
    );
  });

  it.each([
    ['0y6m0w1d', '6m1d'],
    ['1D6M', '6m1d'],
    ['0d', ''],
    ['255y', '255y'],
  ])('reads %s as %s', (text, shown) => {
    expect(intervalText(packInterval(parseInterval(text)!))).toBe(shown);
  });

  it.each(['', '6x', '300d', '6m6m', '6', 'm', '-1d', '1.5m', ' 6m', '6m 1d', `${'0'.repeat(50)}1d`])(
    'refuses %j',
    (text) => {
      expect(parseInterval(text)).toBeUndefined();
    },
  );
});
