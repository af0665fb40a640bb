/**
 * Money is a plain number of dollars, kept honest by reducing every result to 15 significant digits
 * (`treatment-plans.md` 3.6 and 4.5): what a double can carry exactly, and what the reference program does.
 * A chain of `exact(a + b)` therefore behaves like decimal arithmetic for any amount a dental office meets; the ten
 * decimals take away what a subtraction of nearly equal amounts leaves behind (1000.3 − 1000.2 is 0.1).
 *
 * This is the arithmetic of stored and printed amounts. What insurance pays is worked out by other rules of the reference,
 * with other roundings (RND-1, RND-2): `estimates/facts/rounding.ts`. Its estimates are whole cents when they leave it.
 */
export function exact(dollars: number): number {
  return Number(Number(dollars.toFixed(10)).toPrecision(15));
}

/** All of them together, each step exact. */
export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => exact(sum + amount), 0);

/**
 * Dollars rounded half away from zero at two decimals, as text without grouping: `8.575` → `8.58`, `-0.001` → `0.00`.
 * `toFixed` rounds the binary value instead (8.57), which would break signatures (`treatment-plans.md` 4.5).
 */
export function formatCents(dollars: number): string {
  if (isFarFromHalf(dollars)) return dollars.toFixed(2);
  const cents = centsOf(dollars);
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Dollars rounded half away from zero to whole cents, still in dollars. */
export function roundCents(dollars: number): number {
  return Number(formatCents(dollars));
}

/** An ordinary amount that lies so clearly nearer to one cent than to the next that every way of rounding agrees. */
function isFarFromHalf(dollars: number): boolean {
  const cents = dollars * 100;
  return dollars >= 0 && dollars < 1e9 && Math.abs(cents - Math.round(cents)) < 0.49;
}

function centsOf(dollars: number): bigint {
  const [mantissa = '0', exponent = '0'] = dollars.toPrecision(15).split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.');
  // The value is `scaled` / 10^places, exactly as its 15 digits say.
  const scaled = BigInt(whole + fraction);
  const places = fraction.length - Number(exponent);
  const shift = 2 - places;
  const cents = shift >= 0 ? scaled * 10n ** BigInt(shift) : halfUp(scaled, 10n ** BigInt(-shift));
  return negative ? -cents : cents;
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
