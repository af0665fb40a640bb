import { columnsOf, type TableName, tables } from '../../schema/tables.ts';
import type { Session } from '../sessions/session.ts';
import { isAboutShape, ownWords, tableTrouble } from './table-trouble.ts';

export interface OfficeColumn {
  readonly name: string;
  /** As MariaDB declares it, e.g. `bigint(20)`. */
  readonly type: string;
  readonly isNullable: boolean;
  /** How its texts are compared, e.g. `utf8mb3_general_ci`; empty where it holds none. */
  readonly collation: string;
  /** An insert may leave it out. */
  readonly hasDefault: boolean;
}

export interface OfficeTable {
  /** `InnoDB`, `MyISAM`, …; empty for a view. */
  readonly engine: string;
  /** The database's estimate. */
  readonly rows: number;
  /** By lower-case name. */
  readonly columns: ReadonlyMap<string, OfficeColumn>;
  /** Columns of each index in order, lower case. */
  readonly indexes: ReadonlyMap<string, readonly string[]>;
}

/** An office's database as it stands, whatever its version: what `information_schema` tells the connecting user. */
export interface OfficeSchema {
  /** Preference DataBaseVersion, e.g. `21.1.5.0`. */
  readonly version: string;
  /** By lower-case name. */
  readonly tables: ReadonlyMap<string, OfficeTable>;
}

/**
 * The version of the Open Dental database this session looks at; undefined when it is none, or when the user may not see
 * it. Throws a Refusal when the table cannot be read now, e.g. because it is damaged: then nobody knows the version.
 */
export async function officeVersion(session: Session): Promise<string | undefined> {
  const [found] = await session.all("SHOW TABLES LIKE 'preference'");
  if (!found) return undefined;
  const sql = "SELECT ValueString AS version FROM preference WHERE PrefName = 'DataBaseVersion'";
  try {
    const [row] = await session.all(sql);
    return row && String(row.version ?? '');
  } catch (error) {
    // The user may see another column of it.
    if (isAboutShape(error)) return undefined;
    throw tableTrouble(error, sql, ownWords);
  }
}

/** Tables that no other program has together. */
const SIGNS = [
  'patient',
  'procedurelog',
  'procedurecode',
  'treatplan',
  'definition',
  'provider',
  'appointment',
  'claimproc',
];

/** Whether these are tables of Open Dental, also where the user may not read the version, or sees little else. */
export function looksLikeOffice(found: OfficeSchema['tables']): boolean {
  const isKnown = ([name, { columns }]: [string, OfficeTable]) =>
    name in tables && columnsOf(name as TableName).some(([column]) => columns.has(column.toLowerCase()));
  return SIGNS.filter((name) => found.has(name)).length >= 3 || (found.size > 0 && [...found].every(isKnown));
}

export async function readOfficeSchema(session: Session): Promise<OfficeSchema> {
  return { tables: await readTables(session), version: (await officeVersion(session)) ?? '' };
}

/** Every table of the database, by lower-case name. */
export async function readTables(session: Session): Promise<OfficeSchema['tables']> {
  const here = 'TABLE_SCHEMA = DATABASE()';
  const tables = await session.all(
    `SELECT LOWER(TABLE_NAME) AS name, ENGINE AS engine, TABLE_ROWS AS rowCount FROM information_schema.TABLES WHERE ${here}`,
  );
  const columns = await session.all(
    `SELECT LOWER(TABLE_NAME) AS tableName, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable,
      COLUMN_DEFAULT AS fallback, EXTRA AS extra, COLLATION_NAME AS collation FROM information_schema.COLUMNS WHERE ${here}
      ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  const indexes = await session.all(
    `SELECT LOWER(TABLE_NAME) AS tableName, INDEX_NAME AS name, LOWER(COLUMN_NAME) AS columnName
      FROM information_schema.STATISTICS WHERE ${here} ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
  );
  const columnsOf = Map.groupBy(columns, (row) => String(row.tableName));
  const indexesOf = Map.groupBy(indexes, (row) => String(row.tableName));
  return new Map(
    tables.map((row) => {
      const name = String(row.name);
      const table: OfficeTable = {
        engine: String(row.engine ?? ''),
        rows: Number(row.rowCount ?? 0),
        columns: new Map((columnsOf.get(name) ?? []).map((column) => [lower(column.name), officeColumn(column)])),
        indexes: indexMap(indexesOf.get(name) ?? []),
      };
      return [name, table];
    }),
  );
}

function officeColumn(row: Record<string, unknown>): OfficeColumn {
  const isNullable = row.nullable === 'YES';
  // MariaDB spells a default out in SQL, so `NULL` is a text; MySQL leaves the field NULL for none.
  const hasDefault = isNullable || (row.fallback !== null && row.fallback !== undefined);
  return {
    name: String(row.name),
    type: String(row.type),
    collation: String(row.collation ?? ''),
    isNullable,
    hasDefault: hasDefault || /auto_increment/i.test(String(row.extra)),
  };
}

function indexMap(rows: Record<string, unknown>[]): Map<string, string[]> {
  const byName = Map.groupBy(rows, (row) => String(row.name));
  return new Map([...byName].map(([name, parts]) => [name, parts.map((part) => String(part.columnName))]));
}

const lower = (value: unknown) => String(value).toLowerCase();

/** The name of an information_schema engine that can undo. */
export const isTransactional = (table: Pick<OfficeTable, 'engine'> | undefined) =>
  /^(innodb|rocksdb)$/i.test(table?.engine ?? '');

/** Whether an index begins with this column. */
export const beginsIndex = (table: OfficeTable | undefined, column: string): boolean =>
  [...(table?.indexes.values() ?? [])].some(([first]) => first === column.toLowerCase());
