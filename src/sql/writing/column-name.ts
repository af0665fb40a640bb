import { unknownColumn } from '../refusals.ts';
import { PLACE_SIGN } from './dialect.ts';

/** A name between backquotes. */
export function columnName(name: string): string {
  if (name.includes('`') || name.includes(PLACE_SIGN) || /\p{Cc}/u.test(name)) throw unknownColumn(name);
  return `\`${name}\``;
}
