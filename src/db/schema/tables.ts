import * as accounts from './accounts.ts';
import * as chart from './chart.ts';
import type { Column, TableDefinition, ValueOf } from './columns.ts';
import * as fees from './fees.ts';
import * as insurance from './insurance.ts';
import * as office from './office.ts';
import * as patients from './patients.ts';
import * as treatmentPlans from './treatment-plans.ts';

/** Every practice table, by its published name. */
export const tables = {
  ...office,
  ...patients,
  ...chart,
  ...treatmentPlans,
  ...fees,
  ...insurance,
  ...accounts,
} as const;

type Tables = typeof tables;
export type TableName = keyof Tables;

/** A whole row of a table. */
export type Row<T extends TableName> = { -readonly [C in keyof Tables[T]]: ValueOf<Tables[T][C]> };

/** The shape of a practice for the query builder. */
export type PracticeTables = { [T in TableName]: Row<T> };

/** Tables younger than 21.1 and the version that added them. */
export const tableSince: Partial<Record<TableName, string>> = {
  treatplanparam: '21.2',
  apikey: '21.4',
  insplanpreference: '21.4',
  codegroup: '23.2',
};

export function columnsOf(table: TableName): [name: string, column: Column][] {
  return Object.entries(tables[table] as TableDefinition);
}

export function idColumn(table: TableName): string {
  return columnsOf(table).find(([, column]) => column.role === 'id')![0];
}

export function stampColumn(table: TableName): string | undefined {
  return columnsOf(table).find(([, column]) => column.role === 'stamp')?.[0];
}

/** What a column holds when an insert does not name it. */
export function emptyValue(column: Column): string | number | null {
  // Six legacy columns declare a zero date, which strict mode refuses: ours start at the empty date.
  if (column.default !== undefined) {
    return typeof column.default === 'string' ? column.default.replace(/^0000-00-00/, '0001-01-01') : column.default;
  }
  if (column.nullable) return null;
  switch (column.kind) {
    case 'key':
    case 'whole':
    case 'real':
      return 0;
    case 'date':
      return '0001-01-01';
    case 'dateTime':
      return '0001-01-01 00:00:00';
    case 'time':
      return '00:00:00';
    case 'text':
      return '';
  }
}
