import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { Transaction } from '../handle.ts';
import type { OfficeColumn } from '../mariadb/tables/database-schema.ts';
import { idColumn } from '../schema/tables.ts';
import { lostColumns, missingColumns } from './missing.ts';
import type { OfficeView } from './view.ts';

/**
 * Fits a row to the office's version. Columns of later versions are left out. An insert also names every column that
 * has no default and that we do not know, since strict mode demands a value.
 */
export function fitTo({ schema, doubt }: Pick<OfficeView, 'schema' | 'doubt'>): Transaction['storable'] {
  return (table, values, use) => {
    const columns = schema().tables.get(table)?.columns;
    // A view shows none while it cannot be read: by now it may.
    if (!columns?.size) return values;
    const lost = lostColumns(schema(), table).filter((name) => name in values);
    // Stored without them, the row would lose what the request said.
    if (lost.length > 0) {
      doubt();
      throw missingColumns(schema(), table, lost);
    }
    const known = Object.entries(table === 'securitylog' ? auditRow(values, columns) : values).filter(([name]) =>
      columns.has(name.toLowerCase()),
    );
    if (use === 'update') return Object.fromEntries(known);
    // The database gives the key.
    const given = new Set([...known.map(([name]) => name), idColumn(table)].map((name) => name.toLowerCase()));
    const asked = [...columns].filter(([name, column]) => !given.has(name) && !column.hasDefault);
    return Object.fromEntries([...known, ...asked.map(([, column]) => [column.name, emptyOf(column)] as const)]);
  };
}

function emptyOf({ type }: OfficeColumn): string | number {
  if (/^datetime|^timestamp/i.test(type)) return MIN_DATE_TIME;
  if (/^date/i.test(type)) return MIN_DATE;
  if (/^time/i.test(type)) return '00:00:00';
  return /int|double|float|decimal|numeric/i.test(type) ? 0 : '';
}

/** What of a character set's letters is not in it, by the beginning of a collation; others than these hold all of them. */
const LACKING: readonly (readonly [collation: RegExp, lacking: RegExp])[] = [
  [/^(utf8mb4|utf16|utf32|uca)/, /(?!)/],
  [/^(utf8|ucs2)/, /[\u{10000}-\u{10ffff}]/gu],
  [/^latin1/, /[\u0100-\u{10ffff}]/gu],
  [/^./, /[\u0080-\u{10ffff}]/gu],
];

/**
 * An audit row tells what was asked for, and by whom: nobody chose those words for its column, and no field of a request could
 * be named for them. What it cannot hold becomes a question mark.
 */
function auditRow(values: Readonly<Record<string, unknown>>, columns: ReadonlyMap<string, OfficeColumn>) {
  const { LogText } = values;
  const collation = columns.get('logtext')?.collation ?? '';
  const lacking = LACKING.find(([beginning]) => beginning.test(collation))?.[1];
  return typeof LogText === 'string' && lacking ? { ...values, LogText: LogText.replace(lacking, '?') } : values;
}
