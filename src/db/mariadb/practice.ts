import { Kysely, type Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../../domain/key.ts';
import { type EncodeOptions, rowEncoder } from '../../wire/encode.ts';
import { expressionsOf } from '../../wire/row.ts';
import { answersInDatabase } from '../answers.ts';
import type { Clock, Handle, Practice, Transaction } from '../practice.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { type RowSelect, selectText } from '../select.ts';
import { Conflict, noDatabase, outcomeUnknown } from '../trouble.ts';
import { databaseClock } from './clock.ts';
import { type Lend, mariadbDialect } from './dialect.ts';
import { asTrouble, isBroken, isConflict } from './errors.ts';
import type { SessionPool } from './pool.ts';
import type { ServerFeatures } from './server-features.ts';
import type { Session } from './session.ts';

/**
 * A practice in a MariaDB database. Reads run on any free session, each statement by itself; a unit of work has a
 * session of its own. Time is the database's, unless a test travels with a `clock`: then the session travels along.
 */
export function mariadbPractice(pool: SessionPool, features: ServerFeatures, clock?: Clock): Practice {
  const ownTime = databaseClock();
  const lend: Lend = async (work) => {
    try {
      return await pool.use(work);
    } catch (error) {
      throw asTrouble(error);
    }
  };
  /** A read that met a broken connection has changed nothing: it may have another one. */
  const lendForReading: Lend = async (work) => {
    for (let tries = 1; ; tries++) {
      try {
        return await lend(work);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        if (tries === 2) throw noDatabase();
      }
    }
  };
  const reads = new Kysely<PracticeTables>({ dialect: mariadbDialect(lendForReading) });

  return {
    engine: 'mariadb',
    answers: answersInDatabase(),
    async read(work) {
      const now = clock ? clock.now() : await ownTime.now(lendForReading);
      return work(handleOn(reads, lendForReading, now));
    },
    async write(work, patients = new Set()) {
      let isCommitting = false;
      try {
        return await pool.use(async (session) => {
          const now = await begin(session, clock);
          ownTime.learn(now);
          const tx = transactionOn(session, clock ? clock.now() : now.slice(0, 19), features, patients);
          const result = await undoOnError(session, async () => {
            for (const patient of [...patients].sort(byValue)) await takeLock(session, patient);
            return work(tx);
          });
          isCommitting = true;
          await undoOnError(session, () => session.command('COMMIT'));
          return result;
        });
      } catch (error) {
        const trouble = asTrouble(error);
        // A cluster's certification may still refuse at COMMIT, and says so. After any other error nobody knows.
        throw isCommitting && !isConflict(error) ? outcomeUnknown() : trouble;
      }
    },
    close: () => pool.close(),
  };
}

function handleOn(db: Kysely<PracticeTables>, lend: Lend, now: string): Handle {
  return {
    db,
    engine: 'mariadb',
    now,
    today: now.slice(0, 10),
    memo: new Map(),
    jsonRows: (select, options) => lend((session) => jsonRows(session, select, options)),
  };
}

/** Begins a transaction and answers the time of it, in one exchange. */
async function begin(session: Session, clock: Clock | undefined): Promise<string> {
  if (clock) await session.run('SET timestamp = UNIX_TIMESTAMP(?)', [clock.now()]);
  const [, rows] = await Promise.all([session.command('START TRANSACTION'), session.all('SELECT NOW(6) AS now')]);
  return String(rows[0]!.now);
}

/**
 * A plan's invariants hold because all its writers bump one row of its patient: that is what other sessions wait for,
 * and what other nodes of a cluster compare (`reliability.md` 3, rule 5). A lock taken after something was read may
 * find that it was out of date by then. Servers with innodb_snapshot_isolation notice that themselves (1020); for the
 * others the unit starts again and locks first.
 */
function transactionOn(session: Session, now: string, features: ServerFeatures, patients: Set<Key>): Transaction {
  const locked = new Set(patients);
  let hasRead = false;
  const lend: Lend = async (work) => {
    hasRead = true;
    return work(session);
  };
  const db = new Kysely<PracticeTables>({ dialect: mariadbDialect(lend) });
  return {
    ...handleOn(db, lend, now),
    db: db as KyselyTransaction<PracticeTables>,
    async lockPatient(patNum) {
      if (locked.has(patNum)) return;
      patients.add(patNum);
      if (hasRead && !features.noticesStaleReads) throw new Conflict('Locked after reading.', { atOnce: true });
      await takeLock(session, patNum);
      locked.add(patNum);
    },
  };
}

async function takeLock(session: Session, patNum: Key): Promise<void> {
  await session.run(
    'INSERT INTO bitewing_patient_lock (PatNum, Version) VALUES (?, 1) ON DUPLICATE KEY UPDATE Version = Version + 1',
    [patNum],
  );
}

async function undoOnError<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A session that cannot undo is closed, which undoes.
    if (!isBroken(error)) await session.command('ROLLBACK').catch(() => session.close());
    throw error;
  }
}

/** One statement, its values as arrays, and the text made of them here: 1.3 times as fast as JSON made by MariaDB. */
async function jsonRows(session: Session, select: RowSelect, options: EncodeOptions): Promise<string[]> {
  const fields = expressionsOf(select.row);
  const columns = fields.map(([, field, sql], index) => `${field.kind === 'serverDateTime' ? "''" : sql} AS c${index}`);
  const { sql, parameters } = selectText(select, columns.join(', '));
  const isExact = (index: number) => fields[index]![1].kind === 'key' || fields[index]![1].kind === 'whole';
  return (await session.arrays(sql, parameters, isExact)).map(rowEncoder(select.row, options));
}

const byValue = (one: Key, other: Key) => (one < other ? -1 : one > other ? 1 : 0);
