import type { Fraction } from '../../functions.ts';
import type { Printed } from '../dialect.ts';
import { choicesOf } from './choices.ts';

/**
 * Which whole numbers have no sign. Most columns of an enumeration are such (`tinyint unsigned`). MariaDB answers a choice
 * between one of them and a number with a sign as a decimal (`2.0`), and refuses a difference that would be below 0.
 */
type Signed = Pick<Printed, 'type' | 'fraction' | 'unsigned'>;

export const isUnsigned = ({ unsigned }: Signed): boolean => unsigned === true;

/** NULL has a sign. */
const isWhole = ({ type, fraction }: Signed) => fraction === undefined && (type === 'number' || type === 'unknown');

/** A decimal without places, where whole numbers with and without a sign may be the result. */
export function fractionOfSigns(values: readonly Signed[]): Fraction | undefined {
  const isMixed = values.some(isUnsigned) && values.every(isWhole) && !values.every(isUnsigned);
  return isMixed ? { places: 0, isLong: false } : undefined;
}

const KEEPS_SIGN =
  /^(NULLIF|NTH_VALUE|MIN|MAX|ANY_VALUE|LAG|LEAD|FIRST_VALUE|LAST_VALUE|ABS|ROUND|TRUNCATE|FLOOR|CEIL|CEILING|MOD)$/;

export function isCallUnsigned(name: string, args: readonly Signed[]): boolean {
  if (/^(CRC32|BIT_(OR|AND|XOR))$/.test(name)) return true;
  const from = KEEPS_SIGN.test(name) ? args.slice(0, 1) : choicesOf(name, args);
  return from.length > 0 && from.every(isUnsigned);
}

export function isOperationUnsigned(operator: string, operands: readonly Signed[]): boolean {
  if (['&', '|', '^', '~', '<<', '>>'].includes(operator)) return true;
  const [left, right] = operands;
  if (!right || operands.some(({ type, fraction }) => type !== 'number' || fraction !== undefined)) return false;
  if (operator === '%') return isUnsigned(left!);
  return ['+', '-', '*', 'DIV'].includes(operator) && operands.some(isUnsigned);
}
