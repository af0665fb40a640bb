import { constants, DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../domain/refusal.ts';
import { computedFunctions } from '../../sql/computed/all.ts';
import { roundTo } from '../../sql/computed/rounding.ts';
import type { SqlComputed, SqlValue } from '../../sql/computed/values.ts';
import { OURS } from '../../sql/functions.ts';
import { addAggregates } from './aggregates.ts';
import { answerWriter, valueJson } from './answer.ts';
import { READY, type SqliteAnswer, type SqliteJob } from './sqlite-job.ts';

/**
 * The program of a process that answers queries of callers out of a practice in an SQLite file. It is a process because
 * SQLite cannot be interrupted within one: whoever waits too long ends it.
 */

/** Bytes that one query may hold in memory. */
const MEMORY = 256 * 1024 * 1024;

const variables = new Map<string, SqlValue>();
let now = '';
/** Why the query was refused while SQLite called us: Node does not hand on what an aggregate throws. */
let refusal: Refusal | undefined;
let open: { file: string; database: DatabaseSync } | undefined;

process.on('message', (job: SqliteJob) => process.send!(answer(job)));
process.on('disconnect', () => process.exit());
process.send!(READY);

function answer(job: SqliteJob): SqliteAnswer {
  refusal = undefined;
  try {
    return { kind: 'rows', text: rowsOf(job) };
  } catch (thrown) {
    const error = refusal ?? thrown;
    if (error instanceof Refusal) return { kind: 'refused', sentence: error.message };
    const { errcode, message } = error as { errcode?: number; message?: string };
    const sentence = refusedBy(errcode, String(message));
    return sentence
      ? { kind: 'refused', sentence }
      : { kind: 'fault', problem: String((error as Error)?.stack ?? error), errcode };
  } finally {
    if ('copy' in job.source) {
      open?.database.close();
      open = undefined;
    }
  }
}

/** SQLite's own sentence for a query that it cannot answer; nothing for a fault of the file. */
function refusedBy(errcode: number | undefined, message: string): string | undefined {
  switch (errcode && errcode & 0xff) {
    case 7:
      return 'The query needs too much memory. Ask for fewer rows.';
    case 1:
    case 18:
    case 20:
    case 23:
      return `The query cannot be answered: ${message.replaceAll(OURS, '').slice(0, 200)}.`;
    default:
      return undefined;
  }
}

function rowsOf(job: SqliteJob): string {
  now = job.now;
  variables.clear();
  const database = databaseOf(job);
  let text = '';
  for (const { sql, parameters, variable, columns } of job.statements) {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    if (variable !== undefined) {
      const [value = null] = statement.get(...parameters) as unknown as SqlValue[];
      variables.set(variable, value);
      continue;
    }
    const writer = answerWriter(
      columns.map(({ name }) => name),
      job.form,
    );
    for (const row of statement.iterate(...parameters) as unknown as Iterable<SqlValue[]>) {
      for (const [at, value] of row.entries()) {
        const { type, fraction } = columns[at]!;
        // A decimal has no more places than MySQL gives it, which calculated with doubles it may have: 0.1 + 0.2.
        const places = typeof fraction === 'object' && typeof value === 'number' ? fraction.places : undefined;
        const told = places === undefined ? value : roundTo(Number(value), places);
        writer.add(value, () => valueJson(told, type, fraction ? true : undefined));
      }
      writer.endRow();
    }
    text = writer.text();
  }
  return text;
}

function databaseOf({ source }: SqliteJob): DatabaseSync {
  if ('image' in source) {
    const database = new DatabaseSync(':memory:', { allowExtension: false });
    database.deserialize(source.image);
    // The one before goes with its memory.
    open?.database.close();
    open = { file: '', database };
    return prepared(database);
  }
  const file = 'copy' in source ? source.copy : source.file;
  if (open?.file === file) return open.database;
  open?.database.close();
  const database = new DatabaseSync(file, { readOnly: true, allowExtension: false });
  open = { file, database };
  return prepared(database);
}

function prepared(database: DatabaseSync): DatabaseSync {
  database.exec(`PRAGMA query_only = 1; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 1000;
    PRAGMA hard_heap_limit = ${MEMORY}; PRAGMA trusted_schema = 0; PRAGMA cache_size = -16384`);
  for (const [name, compute] of computedFunctions(() => now)) {
    const options = { useBigIntArguments: true, varargs: true, deterministic: !/now|cur/.test(name) };
    database.function(name, options, refusing(name, compute) as never);
  }
  database.function(`${OURS}variable`, { useBigIntArguments: true }, (name) => variables.get(String(name)) ?? null);
  addAggregates(database, (sentence) => {
    refusal = new Refusal(400, sentence);
    throw refusal;
  });
  onlySelects(database);
  return database;
}

/** What a function makes of values that it cannot compute is a fault of the query, not of the server. */
const refusing =
  (name: string, compute: SqlComputed): SqlComputed =>
  (...values) => {
    try {
      return compute(...values);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      const isPattern = error instanceof SyntaxError;
      throw new Refusal(
        400,
        isPattern
          ? 'The pattern of a REGEXP is invalid.'
          : `${name.slice(OURS.length).toUpperCase()} of the query cannot be computed for its values.`,
      );
    }
  };

/** A second lock behind the translation: nothing but reading of a practice's own tables is prepared from here on. */
function onlySelects(database: DatabaseSync): void {
  if (!database.setAuthorizer) return;
  const { SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE, SQLITE_OK, SQLITE_DENY } = constants;
  const allowed = [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE];
  database.setAuthorizer((action, table) => {
    const isRead = action === SQLITE_READ;
    const isOurs = isRead && /^(sqlite_|bitewing_|apikey$)/i.test(table ?? '');
    return allowed.includes(action) && !isOurs ? SQLITE_OK : SQLITE_DENY;
  });
}
