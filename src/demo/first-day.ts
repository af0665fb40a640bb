import { readFileSync } from 'node:fs';
import { newRow } from '../db/rows/rows.ts';
import { columnsOf, idColumn, type Row, type TableName } from '../db/schema/tables.ts';
import { preferenceDefaults } from '../domain/preferences.ts';
import { DEMO_NOW } from './demo-date.ts';
import { weekdayHours } from './opening-hours.ts';

/** The rows of the demo practice on its first day, table by table. */
export type FirstDay = Partial<{ [T in TableName]: Row<T>[] }>;

/**
 * `first-day.json`: for each table the columns in which any row differs from an empty one; keys are stored as steps
 * from the row before. By columns it packs to three quarters of the size, and packages are fetched often.
 */
type Text = Record<string, Record<string, unknown[]>>;

export const FIRST_DAY = new URL('./first-day.json', import.meta.url);

/**
 * The rows that the rules made of the facts (`laying/`), from the file beside this one, together with rows that need
 * not be kept: the hours of weekdays, and preferences with their documented values.
 */
export function readFirstDay(text = readFileSync(FIRST_DAY, 'utf8')): FirstDay {
  const kept = Object.entries(JSON.parse(text) as Text);
  const laid = kept.map(([table, columns]) => [table, rowsOf(table as TableName, columns)]);
  const firstDay = Object.fromEntries(laid) as Required<FirstDay>;
  const { schedule, scheduleop } = weekdayHours(firstDay.schedule.length);
  return {
    ...firstDay,
    preference: withDefaults(firstDay.preference),
    schedule: [...firstDay.schedule, ...schedule],
    scheduleop: [...firstDay.scheduleop, ...scheduleop],
  };
}

function rowsOf(table: TableName, columns: Readonly<Record<string, unknown[]>>): Record<string, unknown>[] {
  const key = idColumn(table);
  const rows = Object.values(columns)[0]!.map(() => blankRow(table));
  for (const [column, kept] of Object.entries(columns)) {
    const values = column === key ? summed(kept as number[]) : kept;
    rows.forEach((row, place) => {
      row[column] = values[place];
    });
  }
  return rows;
}

function summed(steps: readonly number[]): number[] {
  let last = 0;
  return steps.map((step) => {
    last += step;
    return last;
  });
}

const stepsBetween = (numbers: readonly number[]) => numbers.map((one, place) => one - (numbers[place - 1] ?? 0));

/** The text of `first-day.json`: a line for each column. */
export function firstDayText(laid: FirstDay): string {
  const kept = { ...laid, preference: ownPreferences(laid.preference ?? []) };
  const tables = Object.entries(kept).map(([name, rows]) => {
    const columns = columnsIn(name as TableName, rows as Record<string, unknown>[]);
    return `${JSON.stringify(name)}: {\n${columns.join(',\n')}\n}`;
  });
  return `{\n${tables.join(',\n')}\n}\n`;
}

function columnsIn(table: TableName, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const key = idColumn(table);
  const blank = blankRow(table);
  return columnsOf(table).flatMap(([column]) => {
    const values = rows.map((row) => row[column]);
    if (values.every((value) => value === blank[column])) return [];
    const kept = column === key ? stepsBetween(values.map(Number)) : values;
    return `${JSON.stringify(column)}: ${JSON.stringify(kept)}`;
  });
}

/** A row with every column at its default, without a key. */
const blankRow = (table: TableName): Record<string, unknown> => newRow(table, DEMO_NOW, {});

type Preference = Row<'preference'>;
type OwnPreference = Pick<Preference, 'PrefName' | 'ValueString'>;

/** The preferences without their numbers, which are their places in the list. */
function ownPreferences(rows: readonly Preference[]): OwnPreference[] {
  const documented = new Map<string, string>(Object.entries(preferenceDefaults));
  return rows
    .filter(({ PrefName, ValueString }) => documented.get(PrefName) !== ValueString)
    .map(({ PrefName, ValueString }) => ({ PrefName, ValueString }));
}

function withDefaults(own: readonly OwnPreference[]): Preference[] {
  const values = { ...preferenceDefaults, ...Object.fromEntries(own.map((row) => [row.PrefName, row.ValueString])) };
  return Object.entries(values).map(([PrefName, ValueString], place) =>
    newRow('preference', DEMO_NOW, { PrefNum: place + 1, PrefName, ValueString }),
  );
}
