import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { idColumn, type TableName, tables } from '../db/schema/tables.ts';
import { readFirstDay } from './first-day.ts';

const firstDay = readFirstDay() as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
const valuesOf = (table: string, column: string) => new Set((firstDay[table] ?? []).map((row) => row[column]));
const isColumn = (table: string, column: string) => Object.hasOwn(tables[table as TableName] ?? {}, column);

type Reference = readonly [table: string, column: string, target: string, key: string];

/** Columns with the name of another table's key. */
function byName(): Reference[] {
  const names = Object.keys(tables) as TableName[];
  const tableOf = new Map(names.map((table) => [idColumn(table), table]));
  // The key of further tables, one row a patient.
  tableOf.set('PatNum', 'patient');
  return names.flatMap((table) =>
    Object.keys(tables[table]).flatMap((column): Reference[] => {
      const target = tableOf.get(column);
      return target && target !== table && column !== idColumn(table) ? [[table, column, target, column]] : [];
    }),
  );
}

/** The foreign keys of the data model: `table,column,…,FK patient.PatNum; …`. */
const published = readFileSync(join(import.meta.dirname, '../../docs/rules/data-model/tables.csv'), 'utf8')
  .split('\n')
  .flatMap((line): Reference[] => {
    const [, table = '', column = '', target = '', key = ''] = /^(\w+),(\w+),.*\bFK (\w+)\.(\w+)/.exec(line) ?? [];
    return isColumn(table, column) && isColumn(target, key) ? [[table, column, target, key]] : [];
  });

/** What stands for no row. */
const NONE: readonly unknown[] = [undefined, null, 0, -1, '', '0'];

it('refers to rows that exist', () => {
  expect([byName().length > 200, published.length > 300]).toEqual([true, true]);
  const strays = [...byName(), ...published].flatMap(([table, column, target, key]) => {
    const keys = valuesOf(target, key);
    const missing = [...valuesOf(table, column)].filter((value) => !NONE.includes(value) && !keys.has(value));
    return missing.map((value) => `${table}.${column} ${value} is no ${target}.${key}`);
  });
  expect(strays).toEqual([]);
});
