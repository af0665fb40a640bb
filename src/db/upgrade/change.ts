import type { Column, TableDefinition } from '../schema/columns.ts';
import { createIndex, createTable, declare, dropIndex, type Engine, indexesOf, literal } from '../schema/ddl.ts';
import { ownPrimaryKey, ownTables } from '../schema/own.ts';
import { emptyValue, tables } from '../schema/tables.ts';

/** Tables and their columns, by name; the columns of a table stand in one text with blanks between. */
export type Names = Readonly<Record<string, string>>;

/** One thing that a version adds. Whoever runs it looks first whether it is there already. */
export interface Change {
  readonly table: string;
  /** Neither column nor index: the whole table, with its indexes. */
  readonly column?: string;
  readonly index?: string;
  /** Of an index: its columns in order, with blanks between, and what takes away one of that name with other columns. */
  readonly on?: string;
  readonly unmake?: readonly string[];
  readonly make: readonly string[];
  /** Comes after `make`, and again when a start was cut short between the two. */
  readonly settle?: readonly string[];
  /** `make` declares the table anew, since the engine cannot add this column to it: its rows move over. */
  readonly isRebuild?: true;
}

/** Every table of today's definitions, ours first: they tell a practice of ours from another program's database. */
export const allTables: Readonly<Record<string, TableDefinition>> = { ...ownTables, ...tables };

export const namesOf = (definitions: Readonly<Record<string, TableDefinition>>): Names =>
  Object.fromEntries(Object.entries(definitions).map(([name, table]) => [name, Object.keys(table).join(' ')]));

/**
 * What today's definitions have and `before` has not, as changes of one engine. A new table is one change, and each of
 * its columns another: while a version is open, a table may get a column after the table itself was added somewhere.
 */
export function changesSince(before: Names, engine: Engine): Change[] {
  return Object.entries(allTables).flatMap(([table, definition]) => {
    const known = new Set(before[table]?.split(' '));
    const primaryKey = ownPrimaryKey[table as keyof typeof ownTables];
    const whole = { table, make: createTable(engine, table, definition, primaryKey) };
    const columns = Object.entries(definition).flatMap(([name, column], position, all) =>
      known.has(name) || column.role === 'id' || name === primaryKey
        ? []
        : [addColumn(engine, table, [name, column], all[position - 1]?.[0], whole.make)],
    );
    return [...(before[table] === undefined ? [whole] : []), ...columns];
  });
}

/** Every index of today's definitions. An index holds no data: one that is missing is made again at any time. */
export function allIndexes(engine: Engine): Change[] {
  return Object.entries(allTables).flatMap(([table, definition]) =>
    [...indexesOf(definition)].map(([index, on]) => ({
      table,
      index,
      on: on.join(' '),
      make: [createIndex(engine, table, index, on)],
      unmake: [dropIndex(engine, table, index)],
    })),
  );
}

/** Rows that stand already get the empty value of the column. */
function addColumn(
  engine: Engine,
  table: string,
  [name, column]: [string, Column],
  after: string | undefined,
  createWhole: readonly string[],
): Change {
  const add = `ALTER TABLE \`${table}\` ADD COLUMN ${declare(engine, name, column)}`;
  if (engine === 'sqlite') {
    // SQLite adds no column whose default is computed.
    if (column.role === 'stamp') return { table, column: name, make: createWhole, isRebuild: true };
    return { table, column: name, make: [add] };
  }
  const place = after === undefined ? ' FIRST' : ` AFTER \`${after}\``;
  const isDated = ['date', 'dateTime', 'time'].includes(column.kind) && column.role !== 'stamp';
  if (!isDated || column.nullable || column.default !== undefined) {
    return { table, column: name, make: [add + place] };
  }
  // Without a default the rows would get a zero date; the default goes again, because fresh tables have none.
  return {
    table,
    column: name,
    make: [`${add} DEFAULT ${literal(emptyValue(column)!)}${place}`],
    settle: [`ALTER TABLE \`${table}\` ALTER COLUMN \`${name}\` DROP DEFAULT`],
  };
}
