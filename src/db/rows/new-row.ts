import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { remember } from '../../domain/remember.ts';
import type { Column } from '../schema/columns.ts';
import { columnsOf, emptyValue, type Row, stampColumn, type TableName } from '../schema/tables.ts';

/** A whole row of a table: the given values, and the documented default for every other column. */
export function newRow<T extends TableName>(table: T, now: string, values: Partial<Row<T>>): Row<T> {
  const row: Record<string, unknown> = { ...emptyRow(table) };
  const stamp = stampColumn(table);
  if (stamp) row[stamp] = now;
  return Object.assign(row, values) as Row<T>;
}

const emptyRows = new Map<TableName, Readonly<Record<string, unknown>>>();

/** The default of every column but the key. */
const emptyRow = (table: TableName): Readonly<Record<string, unknown>> =>
  remember(emptyRows, table, () => {
    const columns = columnsOf(table).filter(([, column]) => column.role !== 'id');
    return Object.fromEntries(columns.map(([name, column]) => [name, moment(column, emptyValue(column))]));
  });

/**
 * Columns that were dates in 21.1 and are moments now have a date as their default. MariaDB makes a moment of it by itself;
 * in SQLite it would be another text than the moment that a rule writes there, and so a change of the row.
 */
const moment = ({ kind }: Column, empty: string | number | null) =>
  kind === 'dateTime' && empty === MIN_DATE ? MIN_DATE_TIME : empty;
