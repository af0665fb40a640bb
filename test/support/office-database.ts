import { createConnection } from 'mariadb';
import type { Column } from '../../src/db/schema/columns.ts';
import { indexesOf } from '../../src/db/schema/ddl.ts';
import { columnsOf, idColumn, type TableName, tableSince, tables } from '../../src/db/schema/tables.ts';

export interface OfficeDatabase {
  readonly name: string;
  /** As the administrator of the test server. */
  readonly url: string;
  /** As a user who may SELECT and nothing else. */
  readonly readerUrl: string;
  readonly reader: string;
  run(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** CHECKSUM TABLE of every table. */
  checksums(): Promise<Record<string, unknown>>;
  drop(): Promise<void>;
}

interface OfficeShape {
  readonly version: string;
  readonly engine: 'MyISAM' | 'InnoDB';
  readonly charset: 'utf8mb3' | 'utf8mb4';
  /** Declares columns as 21.1 did; else there is one of some later version that we do not know. */
  readonly isOld: boolean;
}

/** Whether the version, `21.1.5.0`, has what came with another, `23.3.38`; written here a second time, without code of ours. */
export function hasSince({ version }: Pick<OfficeShape, 'version'>, since: string | undefined): boolean {
  if (since === undefined) return true;
  const number = (text: string) =>
    text
      .split('.')
      .concat('0', '0')
      .slice(0, 3)
      .reduce((sum, part) => sum * 1000 + Number(part), 0);
  return number(version) >= number(since);
}

/** A database as an office has it: made and filled by plain SQL under an empty sql_mode, without any code of ours. */
export async function officeDatabase(serverUrl: string, shape: OfficeShape): Promise<OfficeDatabase> {
  const name = `office_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const reader = `${name.slice(0, 40)}_r`;
  const server = new URL(serverUrl);
  const connection = await createConnection({
    host: server.hostname,
    port: Number(server.port),
    user: server.username,
    password: server.password,
    dateStrings: true,
    initSql: ["SET SESSION sql_mode = ''"],
  });
  const prepare = [
    `CREATE DATABASE ${name} CHARACTER SET ${shape.charset}`,
    `USE ${name}`,
    `CREATE USER '${reader}'@'127.0.0.1' IDENTIFIED BY 'reader'`,
    `GRANT SELECT ON ${name}.* TO '${reader}'@'127.0.0.1'`,
  ];
  for (const statement of prepare) await connection.query(statement);
  for (const table of Object.keys(tables) as TableName[]) {
    if (!hasSince(shape, tableSince[table])) continue;
    await connection.query(createTable(table, shape));
    for (const row of [1, 2]) await connection.query(insertRow(table, row, shape));
  }
  await connection.query(`DELETE FROM preference`);
  await connection.query("INSERT INTO preference (PrefName, ValueString) VALUES ('DataBaseVersion', ?)", [
    shape.version,
  ]);

  const url = (user: string, password: string) => {
    const address = new URL(serverUrl);
    Object.assign(address, { username: user, password, pathname: `/${name}` });
    return address.href;
  };
  return {
    name,
    reader,
    url: url(server.username, server.password),
    readerUrl: url(reader, 'reader'),
    run: (sql, parameters) => connection.query(sql, parameters),
    async checksums() {
      const all: { tableName: string }[] = await connection.query(
        'SELECT TABLE_NAME AS tableName FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
      );
      const list = all.map(({ tableName }) => `\`${tableName}\``).join(', ');
      const sums: { Table: string; Checksum: unknown }[] = await connection.query(`CHECKSUM TABLE ${list}`);
      return Object.fromEntries(sums.map((row) => [row.Table, row.Checksum]));
    },
    async drop() {
      await connection.query(`DROP DATABASE ${name}`);
      await connection.end();
    },
  };
}

/** Columns of the shape's version. */
function columnsIn(table: TableName, shape: OfficeShape): [string, Column][] {
  return columnsOf(table).filter(([, column]) => hasSince(shape, column.since));
}

function createTable(table: TableName, shape: OfficeShape): string {
  const columns = columnsIn(table, shape);
  const names = new Set(columns.map(([name]) => name));
  const indexes = [...indexesOf(tables[table])].filter(([, on]) => on.every((column) => names.has(column)));
  const lines = [
    ...columns.map(([name, column]) => `\`${name}\` ${declaration(column, shape)}`),
    `PRIMARY KEY (\`${idColumn(table)}\`)`,
    ...indexes.map(([index, on]) => `KEY \`${index}\` (${on.map((column) => `\`${column}\``).join(', ')})`),
    // A column of some later version that we do not know.
    ...(shape.isOld ? [] : ['`ColumnOfTomorrow` varchar(20) NOT NULL']),
  ];
  return `CREATE TABLE \`${table}\` (${lines.join(', ')}) ENGINE=${shape.engine} DEFAULT CHARSET=${shape.charset}`;
}

function declaration(column: Column, { isOld, charset }: OfficeShape): string {
  if (column.role === 'id') return 'bigint(20) NOT NULL AUTO_INCREMENT';
  if (column.role === 'stamp') return 'timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP';
  const type = isOld && column.before ? column.before : column.type;
  const collation = column.caseSensitive ? ` CHARACTER SET ${charset} COLLATE ${charset}_bin` : '';
  const fallback = column.default === undefined ? '' : ` DEFAULT '${column.default}'`;
  return `${type}${collation}${column.nullable ? '' : ' NOT NULL'}${fallback}`;
}

/** Row 1 has plain values, row 2 what an empty sql_mode lets in: zero dates, NULLs, empty texts. */
function insertRow(table: TableName, row: number, shape: OfficeShape): string {
  const columns = columnsIn(table, shape).filter(([, column]) => column.role !== 'stamp');
  const values = columns.map(([, column]) => {
    if (column.role === 'id') return row;
    if (row === 2 && column.nullable) return 'NULL';
    return row === 1 ? plainValue(column) : hostileValue(column);
  });
  return `INSERT INTO \`${table}\` (${columns.map(([name]) => `\`${name}\``).join(', ')}) VALUES (${values.join(', ')})`;
}

function plainValue({ kind }: Column): string | number {
  if (kind === 'text') return "'Ivory é'";
  if (kind === 'date') return "'2024-02-29'";
  if (kind === 'dateTime') return "'2024-02-29 13:05:00'";
  if (kind === 'time') return "'13:05:00'";
  return 1;
}

function hostileValue({ kind }: Column): string | number {
  if (kind === 'text') return "''";
  if (kind === 'date') return "'0000-00-00'";
  if (kind === 'dateTime') return "'0000-00-00 00:00:00'";
  if (kind === 'time') return "'00:00:00'";
  return 0;
}
