import type { Field } from '../../wire/shape.ts';
import { expressionsOf, type TableRow } from '../rows/table-row.ts';

/**
 * SQL that makes the JSON text of a row inside SQLite. Moving 2,000 values into JavaScript costs more than the query
 * itself; one text a row is 1.3 to 1.4 times as fast (`performance.md` 1 and 6).
 * The serverDateTime, when the row has one, is the statement's first parameter.
 */
export function jsonExpression(row: TableRow, blank: readonly string[] = []): string {
  const format: string[] = [];
  const values: string[] = [];
  for (const [name, field, sql] of expressionsOf(row)) {
    const [pattern, value] = blank.includes(name) ? ['""', undefined] : piece(field, sql);
    format.push(`"${name}":${pattern}`);
    if (value !== undefined) values.push(value);
  }
  return `printf('{${format.join(',')}}', ${values.join(', ')})`;
}

export const hasServerDateTime = (row: TableRow) =>
  Object.values(row.fields).some((field) => field.kind === 'serverDateTime');

function piece(field: Field, sql: string): [pattern: string, value: string] {
  switch (field.kind) {
    case 'key':
    case 'whole':
      return ['%d', sql];
    case 'keyText':
      return ['"%d"', sql];
    case 'keyList':
      return ['[%s]', sql];
    case 'moneyText':
      // %.2f alone would round the binary value, not the amount it stands for (`domain/money.ts`).
      return ['"%.2f"', `round(CAST(printf('%.15g', ${sql} * 100) AS REAL)) / 100.0 + 0.0`];
    case 'amount':
      return ['%!.15g', sql];
    case 'number':
      return ['%.15g', sql];
    case 'numberText':
      return ['"%.15g"', sql];
    case 'text':
      return ['%s', `json_quote(COALESCE(${sql}, ''))`];
    case 'textOrZero':
      return ['%s', `iif(COALESCE(${sql}, '') = '', '0', json_quote(${sql}))`];
    case 'date':
    case 'dateTime':
    case 'time':
      return ['"%s"', sql];
    case 'cultureDateTime':
      return ['"%s"', cultureForm(sql)];
    case 'flag':
      return ['"%s"', `iif(${sql}, 'true', 'false')`];
    case 'named':
      return ['"%s"', namedCase(field, sql)];
    case 'color':
      return ['"%s"', `((${sql} >> 16) & 255) || ',' || ((${sql} >> 8) & 255) || ',' || (${sql} & 255)`];
    case 'serverDateTime':
      return ['"%s"', '?'];
    case 'list':
    case 'object':
      throw new Error('A row of a table holds no objects.');
  }
}

/** `2023-07-06 11:48:55` → `7/6/2023 11:48:55 AM`. */
function cultureForm(sql: string): string {
  const part = (start: number) => `CAST(substr(${sql}, ${start}, 2) AS INTEGER)`;
  const hour = part(12);
  return (
    `printf('%d/%d/%s %d%s %s', ${part(6)}, ${part(9)}, substr(${sql}, 1, 4), (${hour} + 11) % 12 + 1, ` +
    `substr(${sql}, 14, 6), iif(${hour} < 12, 'AM', 'PM'))`
  );
}

function namedCase(field: Field, sql: string): string {
  const whens = Object.entries(field.names!).map(
    ([name, stored]) => `WHEN ${typeof stored === 'number' ? stored : `'${stored}'`} THEN '${name}'`,
  );
  return `CASE ${sql} ${whens.join(' ')} ELSE '' END`;
}
