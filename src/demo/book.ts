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
  const byTable = new Map<TableName, Record<string, unknown>[]>();

  const rowsOf = (table: TableName) => {
    const rows = byTable.get(table) ?? [];
    byTable.set(table, rows);
    return rows;
  };

  return {
    add(table, values) {
      const rows = rowsOf(table);
      const id = idColumn(table);
      const key = (values as Record<string, unknown>)[id] ?? Number(rows.at(-1)?.[id] ?? 0) + 1;
      const row = { [id]: key, ...newRow(table, DEMO_NOW, values), [id]: key };
      rows.push(row);
      return row as Row<typeof table>;
    },
    rows: <T extends TableName>(table: T) => rowsOf(table) as Row<T>[],
    tables: () => [...byTable.keys()],
  };
}
