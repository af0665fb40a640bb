import { createTable, type Engine, literal } from '../schema/ddl.ts';
import { ownPrimaryKey, type ownTables } from '../schema/own.ts';
import { allTables } from './change.ts';
import { marksOf } from './marks.ts';
import { newestOf, versions } from './versions/index.ts';

/** Every statement that turns an empty database into an empty practice of the newest version. */
export function createPractice(engine: Engine): string[] {
  return [
    ...Object.entries(allTables).flatMap(([name, table]) =>
      createTable(engine, name, table, ownPrimaryKey[name as keyof typeof ownTables]),
    ),
    ...[...marksOf(newestOf(versions))].map(
      ([name, value]) => `INSERT INTO bitewing_meta (Name, Value) VALUES (${literal(name)}, ${literal(value)})`,
    ),
  ];
}
