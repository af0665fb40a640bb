/**
 * A primary key. Offices with random primary keys use all 63 bits, so a key beyond 2^53 is a bigint and every other key
 * is a number: one value has one form, and `===`, `Map` and `Set` work on keys as they are.
 */
export type Key = number | bigint;

/** The one form of a key read from a driver or from digits. */
export function toKey(digits: bigint | number | string): Key {
  // The sum makes -0 a 0, as BigInt does.
  if (typeof digits === 'number' && Number.isSafeInteger(digits)) return digits + 0;
  const exact = BigInt(digits);
  const safe = Number(exact);
  return Number.isSafeInteger(safe) ? safe : exact;
}
