import type { Column, TableDefinition } from '../../src/db/schema/columns.ts';
import { createTable, type Engine } from '../../src/db/schema/ddl.ts';
import { ownPrimaryKey, ownTables } from '../../src/db/schema/own.ts';
import { allTables, namesOf } from '../../src/db/upgrade/change.ts';
import { openVersion } from '../../src/db/upgrade/open-version.ts';
import type { Version } from '../../src/db/upgrade/version.ts';

/** Whole tables that the older shape has not: one of ours, and one of the practice. */
const LATER_TABLES = ['bitewing_patient_lock', 'recall'];

const signatureOf = ({ kind, nullable, role, caseSensitive, index, ...column }: Column) =>
  [
    kind,
    nullable,
    role,
    caseSensitive,
    index !== undefined,
    column.default !== undefined,
    /text|blob/.test(column.type),
  ].join();

/** One column of every way in which a column can be declared, as `[table, column]`: what the older shape has not. */
export const laterColumns: readonly (readonly [table: string, column: string])[] = (() => {
  const bySignature = new Map<string, readonly [string, string]>();
  // By name: Vitest lists what a module exports in another order than Node does.
  for (const table of Object.keys(allTables).sort()) {
    const definition = allTables[table]!;
    if (table in ownTables || LATER_TABLES.includes(table)) continue;
    for (const [name, column] of Object.entries(definition)) {
      const signature = signatureOf(column);
      if (column.role !== 'id' && !bySignature.has(signature)) bySignature.set(signature, [table, name]);
    }
  }
  return [...bySignature.values()];
})();

/** Today's tables without what came later. */
const older: Record<string, TableDefinition> = Object.fromEntries(
  Object.entries(allTables).flatMap(([table, definition]) => {
    if (LATER_TABLES.includes(table)) return [];
    const isLater = (column: string) => laterColumns.some((later) => later[0] === table && later[1] === column);
    return [[table, Object.fromEntries(Object.entries(definition).filter(([column]) => !isLater(column)))]];
  }),
);

/** Two versions as a later release would have them: what was once there, and what stands in the definitions now. */
export const versions: readonly Version[] = [
  { number: 1, adds: namesOf(older), changes: () => [] },
  openVersion(2, namesOf(older)),
];

/** Every statement that makes a practice of the older shape, with a row in each table that a column comes to. */
export function olderPractice(engine: Engine): string[] {
  const make = Object.entries(older).flatMap(([table, definition]) =>
    createTable(engine, table, definition, ownPrimaryKey[table as keyof typeof ownTables]),
  );
  const tables = new Set(laterColumns.map(([table]) => table));
  const row = engine === 'sqlite' ? 'DEFAULT VALUES' : '() VALUES ()';
  return [
    ...(engine === 'mariadb' ? ["SET SESSION sql_mode = ''"] : []),
    ...make,
    ...[...tables].flatMap((table) => [`INSERT INTO ${table} ${row}`, `INSERT INTO ${table} ${row}`]),
    "INSERT INTO bitewing_meta (Name, Value) VALUES ('practice', 'own'), ('tables', 'ready')",
  ];
}
