import { Kysely } from 'kysely';
import type { EncodeOptions } from '../../wire/encode.ts';
import { rowEncoder } from '../../wire/encode.ts';
import { expressionsOf, type WireRow } from '../../wire/row.ts';
import { answersInDatabase } from '../answers.ts';
import type { Clock, Handle, Practice, Transaction } from '../practice.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { type RowSelect, selectParameters, selectText, shapeOf } from '../select.ts';
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
          const tx: Transaction = { ...handle, db, lockPatient: async () => {}, storable: (_table, values) => values };
          return work(tx);
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

/** A statement made once for a row definition and a shape of request; only its parameters differ from then on. */
interface KeptSelect {
  readonly sql: string;
  /** The statement's first parameter is the serverDateTime. */
  readonly takesServerDateTime: boolean;
}

/** Shapes kept for one row; a caller can make only so many, since filters are the resource's own. */
const KEPT_SHAPES = 200;

function reader(): (connection: SqliteConnection, select: RowSelect, options: EncodeOptions) => string[] {
  const kept = new WeakMap<WireRow, Map<string, KeptSelect>>();
  return (connection, select, options) => {
    if (options.formats.date || options.formats.dateTime) return formattedRows(connection, select, options);
    const before = kept.get(select.row);
    const shapes = before && before.size < KEPT_SHAPES ? before : new Map<string, KeptSelect>();
    if (shapes !== before) kept.set(select.row, shapes);
    const shape = shapeOf(select, options.blank);
    let known = shapes.get(shape);
    if (!known) {
      const takesServerDateTime = hasServerDateTime(select.row) && !options.blank?.includes('serverDateTime');
      known = { sql: selectText(select, jsonExpression(select.row, options.blank)).sql, takesServerDateTime };
      shapes.set(shape, known);
    }
    const parameters = selectParameters(select);
    if (known.takesServerDateTime) parameters.unshift(options.serverDateTime);
    return connection.column(known.sql, parameters) as string[];
  };
}

function formattedRows(connection: SqliteConnection, select: RowSelect, options: EncodeOptions): string[] {
  const columns = expressionsOf(select.row).map(([, field, sql]) => (field.kind === 'serverDateTime' ? 'NULL' : sql));
  const { sql, parameters } = selectText(select, columns.map((column, index) => `${column} AS c${index}`).join(', '));
  const encode = rowEncoder(select.row, options);
  return connection.all(sql, parameters).map((found) => {
    const values = columns.map((_, index) => found[`c${index}`]);
    return encode(values, options.serverDateTime);
  });
}
