import type { Printed } from './dialect.ts';
import type { Fraction } from './functions.ts';

/**
 * Which numbers MySQL tells with a fraction even if it is 0 (`5.0`). SQLite and our functions have whole numbers wherever a
 * result is whole, so an answer needs to know it from the query.
 */
type Valued = Pick<Printed, 'type' | 'fraction'>;

/** What a choice between numbers is. */
export function commonFraction(values: readonly Valued[]): Fraction | undefined {
  const fractions = values.map(({ fraction }) => fraction);
  return fractions.includes('double') ? 'double' : fractions.find((one) => one !== undefined);
}

/** The same where texts are calculated with, as doubles. */
const calculated = (values: readonly Valued[]) =>
  values.some(({ type }) => type === 'text') ? 'double' : commonFraction(values);

export const fractionOfDigits = (digits: string): Fraction | undefined =>
  /e/i.test(digits) ? 'double' : digits.includes('.') ? 'decimal' : undefined;

export function fractionOfOperation(operator: string, operands: readonly Valued[]): Fraction | undefined {
  if (operator === '/') return calculated(operands) ?? 'decimal';
  return ['+', '-', '*', '%'].includes(operator) ? calculated(operands) : undefined;
}

const DOUBLES = /^(STD|STDDEV|VAR|PERCENT_RANK$|CUME_DIST$|POW|SQRT$|EXP$|LN$|LOG|PI$|RAND$)/;
const CHOICES = /^(IFNULL|COALESCE|NULLIF|GREATEST|LEAST|MIN|MAX|ANY_VALUE|LAG|LEAD|FIRST_VALUE|LAST_VALUE|NTH_VALUE)$/;

export function fractionOfCall(name: string, args: readonly Valued[]): Fraction | undefined {
  if (DOUBLES.test(name)) return 'double';
  // A sum of whole numbers is a decimal that may be too long to be made whole: FLOOR leaves it as it leaves a double.
  if (name === 'SUM') return 'double';
  if (name === 'AVG') return calculated(args) ?? 'decimal';
  if (name === 'IF') return commonFraction(args.slice(1));
  if (name === 'NULLIF' || name === 'NTH_VALUE') return args[0]!.fraction;
  if (CHOICES.test(name)) return commonFraction(args);
  if (name === 'ROUND' || name === 'TRUNCATE' || name === 'ABS') return calculated(args.slice(0, 1));
  if (name === 'MOD') return calculated(args);
  // Of a decimal they are whole, of a double they are doubles.
  if (/^(FLOOR|CEIL|CEILING)$/.test(name)) return calculated(args) === 'double' ? 'double' : undefined;
  return undefined;
}
