import type { Fraction } from '../../functions.ts';
import type { CastType } from '../../tree.ts';
import type { Printed } from '../dialect.ts';
import { pickedFrom } from './choices.ts';

/**
 * Which numbers MySQL tells with a fraction even if it is 0 (`5.0`), and with how many places. SQLite and our functions
 * have whole numbers wherever a result is whole, and doubles for decimals, so an answer needs to know it from the query.
 */
type Valued = Pick<Printed, 'type' | 'fraction' | 'literal'>;

/** Places that a division adds to those of what is divided (div_precision_increment). */
export const DIVIDED = 4;

/** What a choice between numbers is. */
export function commonFraction(values: readonly Valued[]): Fraction | undefined {
  const fractions = values.map(({ fraction }) => fraction).filter((one) => one !== undefined);
  if (fractions.length === 0) return undefined;
  return fractions.some((one) => one === 'double') ? 'double' : decimal(Math.max(...places(fractions)), fractions);
}

const places = (fractions: readonly (Fraction | undefined)[]) =>
  fractions.map((one) => (typeof one === 'object' ? one.places : 0));

const decimal = (most: number, of: readonly (Fraction | undefined)[]): Fraction => ({
  places: most,
  isLong: of.some((one) => typeof one === 'object' && one.isLong),
});

/** The same where texts are calculated with, as doubles. */
const calculated = (values: readonly Valued[]) =>
  values.some(({ type }) => type === 'text') ? 'double' : commonFraction(values);

export function fractionOfDigits(digits: string): Fraction | undefined {
  if (/e/i.test(digits)) return 'double';
  const point = digits.indexOf('.');
  return point < 0 ? undefined : { places: digits.length - point - 1, isLong: false };
}

export function fractionOfOperation(operator: string, operands: readonly Valued[]): Fraction | undefined {
  if (!['+', '-', '*', '/', '%'].includes(operator)) return undefined;
  const common = calculated(operands);
  if (common === 'double') return common;
  const fractions = operands.map(({ fraction }) => fraction);
  if (operator === '/') return decimal(places(fractions)[0]! + DIVIDED, fractions);
  if (operator === '*' && common)
    return decimal(
      places(fractions).reduce((sum, one) => sum + one, 0),
      fractions,
    );
  return common;
}

export const fractionOfCast = ({ name, sizes }: CastType): Fraction | undefined =>
  name === 'DOUBLE' ? 'double' : name === 'DECIMAL' ? { places: sizes[1] ?? 0, isLong: false } : undefined;

const DOUBLES = /^(STD|STDDEV|VAR|PERCENT_RANK$|CUME_DIST$|POW|SQRT$|EXP$|LN$|LOG|PI$|RAND$)/;

export function fractionOfCall(name: string, args: readonly Valued[]): Fraction | undefined {
  if (DOUBLES.test(name)) return 'double';
  if (name === 'NULLIF' || name === 'NTH_VALUE') return args[0]!.fraction;
  if (name === 'GREATEST' || name === 'LEAST') return calculated(args);
  const picked = pickedFrom(name, args);
  if (picked.length > 0) return commonFraction(picked);
  if (!/^(SUM|AVG|ROUND|TRUNCATE|ABS|MOD|FLOOR|CEIL|CEILING)$/.test(name)) return undefined;
  const of = calculated(name === 'MOD' ? args : args.slice(0, 1));
  if (of === 'double') return of;
  const held = of?.places ?? 0;
  switch (name) {
    case 'SUM':
      // Too long a decimal to be made whole: FLOOR leaves it a decimal.
      return { places: held, isLong: true };
    case 'AVG':
      return { places: held + DIVIDED, isLong: false };
    case 'ROUND':
    case 'TRUNCATE':
      return of && { ...of, places: Math.min(held, placesAsked(args[1]) ?? held) };
    case 'ABS':
    case 'MOD':
      return of;
    default:
      return of?.isLong ? { places: 0, isLong: true } : undefined;
  }
}

/** How many places ROUND is asked for, 30 at the most; undefined if only the rows tell. */
export function placesAsked(by: Pick<Printed, 'literal'> | undefined): number | undefined {
  if (!by) return 0;
  return by.literal === undefined ? undefined : Math.min(30, Math.max(0, Math.round(Number(by.literal))));
}
