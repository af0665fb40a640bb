import { badRequest } from '../../domain/refusal.ts';
import { unknownColumn } from '../refusals.ts';

/** A value of a user as it is written in the text of a statement until `binding` puts a `?` there. */
export type Bind = (value: string) => string;

/** A sign that no name may contain (`columnName`), so that nothing a caller writes looks like the place of a value. */
export const PLACE_SIGN = '\uE000';

/**
 * Longest text that is printed for a query. Some forms write an operand more than once; one inside the other they would
 * double the text each time.
 */
const LONGEST_PRINTED = 2_000_000;

/** Refuses a text that has become too long, before it is put into a longer one. */
export function requirePrintable(sql: string): void {
  if (sql.length > LONGEST_PRINTED) throw badRequest('The query is too large.');
}

const PLACE = new RegExp(`${PLACE_SIGN}(\\d+);`, 'g');

/** Keeps values out of the text: they are bound in the order of their places in it. */
export function binding(): { bind: Bind; statement(sql: string): { sql: string; parameters: string[] } } {
  const values: string[] = [];
  return {
    bind: (value) => `${PLACE_SIGN}${values.push(value) - 1};`,
    statement(sql) {
      const parameters: string[] = [];
      const text = sql.replace(PLACE, (_, index) => {
        parameters.push(values[Number(index)]!);
        return '?';
      });
      return { sql: text, parameters };
    },
  };
}

/** A name between backquotes. */
export function columnName(name: string): string {
  if (name.includes('`') || name.includes(PLACE_SIGN) || /\p{Cc}/u.test(name)) throw unknownColumn(name);
  return `\`${name}\``;
}
