import type { Printed } from '../dialect.ts';

/**
 * In which texts upper and lower case differ. MySQL gives each text the collation of the columns that it is made of, and
 * that of a code such as ProcCode is binary: it wins over any other.
 */
type Cased = Pick<Printed, 'caseSensitive'>;

export const hasCases = (values: readonly Cased[]): boolean => values.some(({ caseSensitive }) => caseSensitive);

/** Texts that are new, whatever they are made of. */
const NEW_TEXT = /^(FORMAT|HEX|MD5|SHA|SHA1|SHA2|TO_BASE64|SOUNDEX|CONV|BIN|OCT|DATE_FORMAT|TIME_FORMAT)$|^JSON/;

/** Whether the text that a function makes of these distinguishes upper and lower case. */
export function keepsCases(name: string, args: readonly Cased[]): boolean {
  if (NEW_TEXT.test(name)) return false;
  return hasCases(name === 'IF' || name === 'ELT' ? args.slice(1) : args);
}
