import { badRequest } from '../../domain/refusal.ts';
import { roundTo } from './rounding.ts';
import { asNumber, numberOf, numbers, type SqlComputed, strict, wholeOf } from './values.ts';

/** A whole number stays as it is, to its last digit, unless places before the point are rounded. */
const whole = (compute: (number: number, places?: number) => number): SqlComputed => {
  const computed = numbers(compute);
  return (number, ...places) =>
    typeof number === 'bigint' && places.every((one) => one !== null && numberOf(one) >= 0)
      ? number
      : computed(number!, ...places);
};

/** What is left of a division. MySQL divides decimals, so that of 101 % 0.1 nothing is left. */
function remainder(number: number, by: number): number {
  const left = number % by;
  // Nearly all of a divisor is a division that came out a little too small.
  return Math.abs(Math.abs(left) - Math.abs(by)) < Math.abs(by) * 1e-9 ? 0 : Number(left.toPrecision(12));
}

const BELOW_0 =
  'The query cannot be answered: BIGINT UNSIGNED value is out of range, a result below 0 of numbers without a sign, such as ProcStatus. CAST(… AS SIGNED) gives them one.';

/** MySQL's functions of numbers, for SQLite. */
export const numberFunctions: Readonly<Record<string, SqlComputed>> = {
  // Of a text the digits at its beginning count.
  TO_WHOLE: strict((value) => {
    if (typeof value === 'bigint') return value;
    return asNumber(typeof value === 'string' ? Math.trunc(numberOf(value)) : roundTo(numberOf(value), 0));
  }),
  UNSIGNED: strict((value) => {
    if (numberOf(value!) < 0) throw badRequest(BELOW_0);
    return value!;
  }),
  DIGITS: strict((value) => asNumber(Number(String(value).replace(/\..*|\D/g, '')))),
  ROUND: whole((number, places = 0) => roundTo(number, Math.round(places))),
  TRUNCATE: numbers((number, places) => {
    const scale = 10 ** Math.min(Math.max(Math.round(places), -15), 15);
    // A product may come out a little too small.
    return Math.trunc(Number((number * scale).toPrecision(15))) / scale;
  }),
  FLOOR: whole(Math.floor),
  CEILING: whole(Math.ceil),
  MOD: strict((number, by) =>
    typeof number === 'bigint' && typeof by === 'bigint' && by !== 0n
      ? number % by
      : asNumber(remainder(numberOf(number), numberOf(by!))),
  ),
  SIGN: numbers(Math.sign),
  POWER: numbers((number, power) => number ** power),
  SQRT: numbers(Math.sqrt),
  EXP: numbers(Math.exp),
  LN: numbers(Math.log),
  LOG: numbers((base, number) => {
    if (number === undefined) return Math.log(base);
    return base > 0 ? Math.log(number) / Math.log(base) : Number.NaN;
  }),
  LOG10: numbers(Math.log10),
  // SQLite has no larger whole numbers than 2^63.
  XOR: strict((one, other) => BigInt.asIntN(64, wholeOf(one) ^ wholeOf(other!))),
};
