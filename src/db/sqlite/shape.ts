import { existsSync } from 'node:fs';
import { readMarks } from '../upgrade/marks.ts';
import type { FoundShape } from '../upgrade/plan.ts';
import { lookAtRest, openToLook } from './at-rest.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';

/** What kind of database a file is: `other` holds tables of another program. */
export function kindOfFile(connection: SqliteConnection): 'empty' | 'own' | 'other' {
  const names = connection.column("SELECT name FROM sqlite_master WHERE type = 'table'", []);
  return names.length === 0 ? 'empty' : names.includes('bitewing_meta') ? 'own' : 'other';
}

/** The same of a file that is not open yet, and that stays byte for byte what it is. */
export function kindOfFileAt(path: string): ReturnType<typeof kindOfFile> {
  if (lookAtRest(path, kindOfFile) === 'other') return 'other';
  using connection = existsSync(path) ? openToLook(path) : openSqlite(path, { keepJournal: true });
  return kindOfFile(connection);
}

/** The shape of a practice file as it stands. */
export function readShape(connection: SqliteConnection): FoundShape {
  const tables = new Map<string, Set<string>>();
  const columns = connection.all(
    `SELECT lower(m.name) AS tableName, lower(c.name) AS name FROM sqlite_master m, pragma_table_info(m.name) c
      WHERE m.type = 'table'`,
    [],
  );
  for (const { tableName, name } of columns) {
    const table = String(tableName);
    tables.set(table, (tables.get(table) ?? new Set()).add(String(name)));
  }
  const indexes = connection.all(
    `SELECT lower(m.tbl_name) AS tableName, lower(m.name) AS name, group_concat(lower(c.name), ' ') AS onColumns
      FROM sqlite_master m, pragma_index_info(m.name) c WHERE m.type = 'index' GROUP BY m.name`,
    [],
  );
  return {
    tables,
    indexes: new Map(
      indexes.map(({ tableName, name, onColumns }) => [
        String(name).replace(`${tableName}_`, `${tableName}.`),
        String(onColumns),
      ]),
    ),
    marks: readMarks(connection.all('SELECT Name, Value FROM bitewing_meta', [])),
  };
}
