import { describe, expect, it } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { decimal, roundHalfEven } from './rounding.ts';

describe('roundHalfEven', () => {
  it.each([
    // RND-1
    [33.33 * 0.5, 16.66],
    [41.27 * 0.5, 20.64],
    [66.65 * 0.5, 33.32],
    [47.85 * 0.85, 40.67],
    [-0.005, 0],
    [-0.015, -0.02],
    [1000.3 - 1000.295, 0],
  ])('%d → %d', (dollars, rounded) => {
    expect(roundHalfEven(dollars)).toBe(rounded);
  });

  it('agrees with whole-number arithmetic for any percentage of any amount of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 100 }), (cents, percent) => {
        const hundredths = BigInt(cents * percent);
        const whole = hundredths / 100n;
        const rest = hundredths % 100n;
        const up = rest > 50n || (rest === 50n && whole % 2n === 1n);
        expect(roundHalfEven(((cents / 100) * percent) / 100)).toBe(Number(up ? whole + 1n : whole) / 100);
      }),
    );
  });
});

describe('decimal', () => {
  it('gives the sum of cents exactly, however the amounts cancel', () => {
    const cents = fc.integer({ min: -9_999_999, max: 9_999_999 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 12 }), (amounts) => {
        const sum = amounts.reduce((total, amount) => decimal(total + amount / 100), 0);
        expect(sum).toBe(amounts.reduce((total, amount) => total + amount, 0) / 100 + 0);
      }),
    );
  });
});
