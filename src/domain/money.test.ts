import { describe, expect, it } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { exact, formatCents, roundCents } from './money.ts';

/** The oracle: cents read off the decimal text digit by digit, half away from zero, with no double involved. */
function centsByText(text: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
  const cents = BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
  const away = (fraction[2] ?? '0') >= '5' ? 1n : 0n;
  return (sign ? -1n : 1n) * (cents + away);
}

/** Amounts as people and divisions produce them: a decimal text of at most five places. */
const decimalText = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 5 }), fc.nat())
  .map(([negative, whole, places, digits]) => {
    const fraction = String(digits).padStart(places, '0').slice(0, places);
    return `${negative ? '-' : ''}${whole}${places > 0 ? `.${fraction}` : ''}`;
  });

describe('formatCents', () => {
  it.each([
    [8.575, '8.58'],
    [2.675, '2.68'],
    [1.005, '1.01'],
    [-0.001, '0.00'],
    [33.333333, '33.33'],
    [0, '0.00'],
    [-0, '0.00'],
    [-1.5, '-1.50'],
    [-1.005, '-1.01'],
    [0.005, '0.01'],
    [-0.005, '-0.01'],
    [0.0049999, '0.00'],
    [70, '70.00'],
    [0.1 + 0.2, '0.30'],
    [1.1 * 1.1, '1.21'],
    [0.00499999999999999, '0.00'],
    [87.0049, '87.00'],
    [99_999_999.995, '100000000.00'],
    [999_999_999.99, '999999999.99'],
    [1e15, '1000000000000000.00'],
    [1e21, '1000000000000000000000.00'],
    [5e-324, '0.00'],
    [1.2345e-5, '0.00'],
  ])('%d is %s', (dollars, text) => {
    expect(formatCents(dollars)).toBe(text);
  });

  it('rounds the decimal a double was read from, half away from zero', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const cents = centsByText(text);
        const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
        const expected = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(formatCents(Number(text))).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('is odd, never shows a negative zero, and stays within half a cent', () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, (dollars) => {
        const text = formatCents(dollars);
        expect(text).toMatch(/^-?\d+\.\d\d$/);
        expect(text).not.toBe('-0.00');
        expect(formatCents(-dollars)).toBe(text.startsWith('-') ? text.slice(1) : text === '0.00' ? text : `-${text}`);
        expect(Math.abs(Number(text) - dollars)).toBeLessThanOrEqual(0.005 + 1e-6);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('roundCents and exact', () => {
  it('leave whole cents alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (cents) => {
        const dollars = cents / 100;
        expect(roundCents(dollars)).toBe(dollars + 0);
        expect(exact(dollars)).toBe(dollars);
      }),
    );
  });

  it('add whole cents like whole numbers, however long the chain', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 200 }), (lines) => {
        const sum = lines.reduce((total, cents) => exact(total + cents / 100), 0);
        const cents = lines.reduce((total, line) => total + line, 0);
        expect(sum).toBeCloseTo(cents / 100, 9);
        expect(formatCents(sum)).toBe(formatCents(cents / 100));
      }),
    );
  });

  it('drop the noise of binary arithmetic', () => {
    expect(exact(0.1 + 0.2)).toBe(0.3);
    expect(exact(1.1 * 3)).toBe(3.3);
    expect(exact(1000.3 - 1000.2)).toBe(0.1);
    expect(roundCents(1.005)).toBe(1.01);
    expect(roundCents(-0.001)).toBe(0);
  });
});
