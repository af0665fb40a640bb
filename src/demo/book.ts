import { newRow } from '../db/rows.ts';
import { idColumn, type Row, type TableName } from '../db/schema/tables.ts';
import { DEMO_NOW } from './demo-date.ts';

/** The rows of the invented practice as they are written down, before they are stored. */
export interface Book {
  /** Writes down a row and answers it. Without a key it gets the next free one of its table. */
  add<T extends TableName>(table: T, values: Partial<Row<T>>): Row<T>;
  rows<T extends TableName>(table: T): Row<T>[];
  tables(): TableName[];
}

export function openBook(): Book {
  const written = new Map<TableName, Record<string, unknown>[]>();
  const blanks = new Map<TableName, Record<string, unknown>>();

  const rowsOf = (table: TableName) => {
    const rows = written.get(table) ?? [];
    written.set(table, rows);
    return rows;
  };
  const blankOf = (table: TableName) => {
    const blank = blanks.get(table) ?? { [idColumn(table)]: 0, ...newRow(table, DEMO_NOW, {}) };
    blanks.set(table, blank);
    return blank;
  };

  return {
    add(table, values) {
      const rows = rowsOf(table);
      const id = idColumn(table);
      const next = Number(rows.at(-1)?.[id] ?? 0) + 1;
      const row = { ...blankOf(table), [id]: next, ...values };
      rows.push(row);
      return row as Row<typeof table>;
    },
    rows: <T extends TableName>(table: T) => rowsOf(table) as Row<T>[],
    tables: () => [...written.keys()],
  };
}
