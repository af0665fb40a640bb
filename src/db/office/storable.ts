import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import type { OfficeColumn, OfficeSchema } from '../mariadb/database-schema.ts';
import type { Transaction } from '../practice.ts';
import { lostColumns, missingColumns } from './missing.ts';

/**
 * Fits a row to the office's version. Columns of later versions are left out. An insert also names every column that
 * has no default and that we do not know, since strict mode demands a value.
 */
export function fitTo(schema: () => OfficeSchema): Transaction['storable'] {
  return (table, values, use) => {
    const columns = schema().tables.get(table)?.columns;
    if (!columns) return values;
    const lost = lostColumns(schema(), table).filter((name) => name in values);
    // Stored without them, the row would lose what the request said.
    if (lost.length > 0) throw missingColumns(schema(), table, lost);
    const known = Object.entries(values).filter(([name]) => columns.has(name.toLowerCase()));
    if (use === 'update') return Object.fromEntries(known);
    const given = new Set(known.map(([name]) => name.toLowerCase()));
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
