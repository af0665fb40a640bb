import { Kysely } from 'kysely';
import type { EncodeOptions } from '../../wire/encode.ts';
import { rowEncoder } from '../../wire/encode.ts';
import { expressionsOf, type WireRow } from '../../wire/row.ts';
import { answersInDatabase } from '../answers.ts';
import type { Clock, Handle, Practice, Transaction } from '../practice.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { type RowSelect, selectText } from '../select.ts';
import { openSqlite, type SqliteConnection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { fairTurns } from './fair-turns.ts';
import { hasServerDateTime, jsonExpression } from './json-rows.ts';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * A practice in one SQLite file. Writes queue for the one writing connection; reads have a connection of their own,
 * so a transaction never stands in their way. In memory there is only one connection, and reads queue with the writes;
 * `schema` makes its tables.
 */
export function openSqlitePractice(path: string, clock: Clock, schema: readonly string[] = []): Practice {
  const inMemory = path === ':memory:';
  const writing = openSqlite(path);
  for (const statement of schema) writing.exec(statement);
  // A file held by another program is waited for without stopping the other requests; see the dialect.
  writing.exec('PRAGMA busy_timeout = 0');
  const reading = inMemory ? writing : openSqlite(path, { readOnly: true });
  const writes = new Kysely<PracticeTables>({ dialect: sqliteDialect(writing) });
  const reads = inMemory ? writes : new Kysely<PracticeTables>({ dialect: sqliteDialect(reading) });
  const inTurn = oneAtATime();
  const fairly = fairTurns();
  const jsonRows = reader();

  const handleOn = (db: Kysely<PracticeTables>, connection: SqliteConnection, now: string): Handle => ({
    db,
    engine: 'sqlite',
    now,
    today: now.slice(0, 10),
    memo: new Map(),
    jsonRows: (select, options) => fairly(() => jsonRows(connection, select, options)),
  });

  return {
    engine: 'sqlite',
    answers: answersInDatabase(),
    read(work) {
      const go = () => work(handleOn(reads, reading, clock.now()));
      return inMemory ? inTurn(go) : go();
    },
    write(work) {
      return inTurn(() =>
        writes.transaction().execute((db) => {
          const handle = handleOn(db, writing, clock.now());
          // The single writer already excludes every other writer of the patient.
          return work({ ...handle, db, lockPatient: async () => {} } satisfies Transaction);
        }),
      );
    },
    async close() {
      await inTurn(async () => {
        if (!inMemory) reading.close();
        writing.close();
      });
    },
  };
}

/** The JSON expression of a row definition, built once for each set of blank fields. */
function rememberExpressions(): (row: WireRow, blank?: readonly string[]) => string {
  const expressions = new WeakMap<WireRow, Map<string, string>>();
  return (row, blank = []) => {
    const byBlank = expressions.get(row) ?? new Map<string, string>();
    expressions.set(row, byBlank);
    const known = byBlank.get(blank.join());
    if (known !== undefined) return known;
    const sql = jsonExpression(row, blank);
    byBlank.set(blank.join(), sql);
    return sql;
  };
}

function reader(): (connection: SqliteConnection, select: RowSelect, options: EncodeOptions) => string[] {
  const expressionOf = rememberExpressions();
  return (connection, select, options) => {
    const { row } = select;
    if (options.formats.date || options.formats.dateTime) return formattedRows(connection, select, options);
    const { sql, parameters } = selectText(select, expressionOf(row, options.blank));
    const lead = hasServerDateTime(row) && !options.blank?.includes('serverDateTime') ? [options.serverDateTime] : [];
    return connection.column(sql, [...lead, ...parameters]) as string[];
  };
}

function formattedRows(connection: SqliteConnection, select: RowSelect, options: EncodeOptions): string[] {
  const columns = expressionsOf(select.row).map(([, field, sql]) => (field.kind === 'serverDateTime' ? "''" : sql));
  const { sql, parameters } = selectText(select, columns.map((column, index) => `${column} AS c${index}`).join(', '));
  const encode = rowEncoder(select.row, options);
  return connection.all(sql, parameters).map((found) => encode(columns.map((_, index) => found[`c${index}`])));
}
