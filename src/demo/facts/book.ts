import { newRow } from '../../db/rows/rows.ts';
import { idColumn, type Row, type TableName } from '../../db/schema/tables.ts';
import { DEMO_NOW } from '../demo-date.ts';

/** Rows of the invented practice as they are written down, before they are stored. */
export interface Book {
  /** Writes down a row and answers it. Without a key it gets the next free one of its table. */
  add<T extends TableName>(table: T, values: Partial<Row<T>>): Row<T>;
  rows<T extends TableName>(table: T): Row<T>[];
  tables(): TableName[];
}

export function openBook(): Book {
  const pages = new Map<TableName, Page>();

  const pageOf = (table: TableName) => {
    const known = pages.get(table);
    if (known) return known;
    const id = idColumn(table);
    const page: Page = { id, blank: { [id]: 0, ...newRow(table, DEMO_NOW, {}) }, rows: [] };
    pages.set(table, page);
    return page;
  };

  return {
    add(table, values) {
      const { id, blank, rows } = pageOf(table);
      const next = Number(rows.at(-1)?.[id] ?? 0) + 1;
      const row = { ...blank, [id]: next, ...values };
      rows.push(row);
      return row as Row<typeof table>;
    },
    rows: <T extends TableName>(table: T) => pageOf(table).rows as Row<T>[],
    tables: () => [...pages.keys()],
  };
}

/** One table of the book. */
interface Page {
  readonly id: string;
  /** A row with every column at its default. */
  readonly blank: Readonly<Record<string, unknown>>;
  readonly rows: Record<string, unknown>[];
}
