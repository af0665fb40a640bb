import { readFileSync } from 'node:fs';
import { newRow } from '../db/rows.ts';
import { columnsOf, type Row, type TableName } from '../db/schema/tables.ts';
import { preferenceDefaults } from '../domain/preferences.ts';
import { DEMO_NOW } from './demo-date.ts';
import { weekdayHours } from './opening-hours.ts';

/** The rows of the demo practice on its first day, table by table. */
export type FirstDay = Partial<{ [T in TableName]: Row<T>[] }>;

/** `first-day.json`: of each table the columns in which any of its rows differs from an empty one, then the rows. */
type Text = Record<string, [columns: string[], ...rows: unknown[][]]>;

export const FIRST_DAY = new URL('./first-day.json', import.meta.url);

/**
 * What the rules made of the facts (`laying/`), as it is kept beside this file, with what need not be kept: the hours of
 * weekdays, and preferences that are as documented.
 */
export function readFirstDay(): FirstDay {
  const kept = Object.entries(JSON.parse(readFileSync(FIRST_DAY, 'utf8')) as Text);
  const laid = kept.map(([table, [columns, ...rows]]) => [
    table,
    rows.map((values) => {
      const row = blankRow(table as TableName);
      columns.forEach((column, place) => {
        row[column] = values[place];
      });
      return row;
    }),
  ]);
  const firstDay = Object.fromEntries(laid) as Required<FirstDay>;
  const { schedule, scheduleop } = weekdayHours(firstDay.schedule.length);
  return {
    ...firstDay,
    preference: withDefaults(firstDay.preference),
    schedule: [...firstDay.schedule, ...schedule],
    scheduleop: [...firstDay.scheduleop, ...scheduleop],
  };
}

/** The text of `first-day.json`: a line for each row, so that a rule that makes other rows shows which. */
export function firstDayText(laid: FirstDay): string {
  const kept = { ...laid, preference: ownPreferences(laid.preference ?? []) };
  const tables = Object.entries(kept).map(([name, rows]) => {
    const blank = blankRow(name as TableName);
    const differs = (column: string) => rows.some((row) => (row as Record<string, unknown>)[column] !== blank[column]);
    const columns = columnsOf(name as TableName)
      .map(([column]) => column)
      .filter(differs);
    const lines = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column]));
    return `${JSON.stringify(name)}: [\n${[columns, ...lines].map((line) => JSON.stringify(line)).join(',\n')}\n]`;
  });
  return `{\n${tables.join(',\n')}\n}\n`;
}

/** A row of which nothing is said, not even its key. */
const blankRow = (table: TableName): Record<string, unknown> => newRow(table, DEMO_NOW, {});

type Preference = Row<'preference'>;
type OwnPreference = Pick<Preference, 'PrefName' | 'ValueString'>;

/** Without their numbers, which are their places in the list. */
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
