import { badRequest } from '../../domain/refusal.ts';
import { requireLength, type SqlComputed, type SqlValue, textOf } from './values.ts';

/** MariaDB's JSON of values, for SQLite. `whichJson` says of each argument whether it is JSON already, as `01`. */
export const jsonFunctions: Readonly<Record<string, SqlComputed>> = {
  JSON_OBJECT: (whichJson, ...parts) =>
    `{${joined(whichJson!, parts, (text, at) => (at % 2 === 0 ? `${text}: ` : `${text}, `), 'names')}}`,
  JSON_ARRAY: (whichJson, ...values) => `[${joined(whichJson!, values, (text) => `${text}, `)}]`,
};

/** Refuses a text that becomes too long before the next part of it is made. */
function joined(
  whichJson: SqlValue,
  parts: readonly SqlValue[],
  written: (text: string, at: number) => string,
  hasNames?: 'names',
): string {
  if (hasNames && parts.length % 2 > 0) throw badRequest('JSON_OBJECT has the wrong number of arguments.');
  let whole = '';
  for (const [at, value] of parts.entries()) {
    const isName = hasNames && at % 2 === 0;
    whole += written(isName ? JSON.stringify(textOf(value)) : jsonOf(value, textOf(whichJson)[at]), at);
    requireLength(whole.length);
  }
  return whole.slice(0, -2);
}

/** A value as it stands in JSON. */
export function jsonOf(value: SqlValue, isJson: string | undefined): string {
  if (value === null) return 'null';
  const isWritten = isJson === '1' || typeof value === 'number' || typeof value === 'bigint';
  return isWritten ? textOf(value) : JSON.stringify(textOf(value));
}
