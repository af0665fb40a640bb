import { DatabaseSync } from 'node:sqlite';
import { parseAddress } from '../../src/db/mariadb/sessions/address.ts';
import { firstSession } from '../../src/db/mariadb/sessions/first-session.ts';
import type { Engine } from '../../src/db/schema/ddl.ts';

/** A database of one test, read and changed by plain SQL. */
interface PlainDatabase {
  run(...statements: string[]): Promise<void>;
  all(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

export async function plainDatabase(engine: Engine, database: string): Promise<PlainDatabase> {
  if (engine === 'mariadb') {
    const session = await firstSession(parseAddress(database));
    return {
      run: async (...statements) => {
        for (const statement of statements) await session.command(statement);
      },
      all: (sql) => session.all(sql),
      close: () => session.close(),
    };
  }
  const file = new DatabaseSync(database);
  return {
    run: async (...statements) => {
      for (const statement of statements) file.exec(statement);
    },
    all: async (sql) => file.prepare(sql).all() as Record<string, unknown>[],
    close: () => file.close(),
  };
}

/** Table → its columns and indexes as they are declared, each a text, sorted: columns of an older table stand elsewhere. */
export async function shapeOf(engine: Engine, database: string): Promise<Record<string, string[]>> {
  const plain = await plainDatabase(engine, database);
  try {
    return engine === 'sqlite' ? await sqliteShape(plain) : await mariadbShape(plain);
  } finally {
    plain.close();
  }
}

async function sqliteShape({ all }: PlainDatabase): Promise<Record<string, string[]>> {
  const shape: Record<string, string[]> = {};
  const made = await all('SELECT type, tbl_name AS tableName, sql FROM sqlite_master WHERE sql IS NOT NULL');
  for (const { type, tableName, sql } of made) {
    const of = shape[String(tableName)] ?? [];
    shape[String(tableName)] = of;
    if (type === 'table') {
      const [, body = '', after = ''] = /\(([\s\S]*)\)([^)]*)$/.exec(String(sql))!;
      of.push(...body.split(/,\s*(?=`|PRIMARY)/).map((line) => line.trim()), `after:${after}`);
    } else of.push(String(sql));
  }
  for (const lines of Object.values(shape)) lines.sort();
  return shape;
}

async function mariadbShape({ all }: PlainDatabase): Promise<Record<string, string[]>> {
  const shape: Record<string, string[]> = {};
  for (const row of await all('SHOW TABLES')) {
    const table = String(Object.values(row)[0]);
    const [made] = await all(`SHOW CREATE TABLE \`${table}\``);
    const lines = String(made!['Create Table'])
      .replace(/ AUTO_INCREMENT=\d+/, '')
      .split('\n');
    shape[table] = lines.map((line) => line.trim().replace(/,$/, '')).sort();
  }
  return shape;
}
