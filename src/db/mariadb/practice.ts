import { Kysely, type Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../../domain/key.ts';
import type { Clock, Handle, Practice, Transaction } from '../practice.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { Conflict, noDatabase, OutcomeUnknown } from '../trouble.ts';
import { databaseClock } from './clock.ts';
import { type Lend, mariadbDialect } from './dialect.ts';
import { asTrouble, isBroken, isConflict } from './errors.ts';
import { type JsonReader, jsonReader } from './json-rows.ts';
import type { SessionPool } from './pool.ts';
import type { UnitRules, WriteRules } from './rules.ts';
import type { Session } from './session.ts';

/**
 * A practice in a MariaDB database. Reads run on any free session, each statement by itself; a unit of work has a
 * session of its own. Time is the database's, unless a test travels with a `clock`: then the session travels along.
 */
export function mariadbPractice(pool: SessionPool, rules: WriteRules, clock?: Clock): Practice {
  const ownTime = databaseClock();
  const jsonRows = jsonReader();
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
    answers: rules.answers,
    async read(work) {
      const now = clock ? clock.now() : await ownTime.now(lendForReading);
      return work(handleOn(reads, lendForReading, now, jsonRows));
    },
    async write(work, patients = new Set()) {
      rules.refuse?.();
      let isCommitting = false;
      try {
        return await pool.use(async (session) => {
          const unit = rules.begin(session);
          const life = { isOver: false };
          try {
            const started = await begin(session, clock);
            ownTime.learn(started);
            const now = clock ? clock.now() : started.slice(0, 19);
            const tx = transactionOn(unit.session, now, rules, patients, jsonRows, life);
            for (const patient of [...patients].sort(byValue)) await rules.lock(session, patient);
            const result = await work(tx);
            await unit.beforeCommit?.(tx, patients);
            isCommitting = true;
            await session.command('COMMIT');
            return result;
          } catch (error) {
            life.isOver = true;
            await undo(session, unit, error);
            throw error;
          } finally {
            life.isOver = true;
            if (session.isOpen()) await unit.end?.(patients).catch(() => session.close());
          }
        });
      } catch (error) {
        const trouble = asTrouble(error);
        // A cluster's certification may still refuse at COMMIT, and says so. After any other error nobody knows.
        throw isCommitting && !isConflict(error) ? new OutcomeUnknown() : trouble;
      }
    },
    close: () => pool.close(),
  };
}

function handleOn(db: Kysely<PracticeTables>, lend: Lend, now: string, jsonRows: JsonReader): Handle {
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
function transactionOn(
  session: Session,
  now: string,
  rules: WriteRules,
  patients: Set<Key>,
  jsonRows: JsonReader,
  life: { readonly isOver: boolean },
): Transaction {
  const locked = new Set(patients);
  let hasRead = false;
  const lend: Lend = async (work) => {
    // A part that went on after another one failed would write outside of any transaction.
    if (life.isOver) throw new Error('Transaction is already over.');
    hasRead = true;
    return work(session);
  };
  const db = new Kysely<PracticeTables>({ dialect: mariadbDialect(lend) });
  return {
    ...handleOn(db, lend, now, jsonRows),
    db: db as KyselyTransaction<PracticeTables>,
    storable: rules.storable,
    async lockPatient(patNum) {
      if (locked.has(patNum)) return;
      patients.add(patNum);
      if (hasRead && !rules.noticesStaleReads) throw new Conflict('Locked after reading.', { atOnce: true });
      await rules.lock(session, patNum);
      locked.add(patNum);
    },
  };
}

/** A session that cannot undo is closed, which undoes. */
async function undo(session: Session, unit: UnitRules, error: unknown): Promise<void> {
  if (isBroken(error)) return;
  try {
    await session.command('ROLLBACK');
    await unit.undo?.();
  } catch {
    session.close();
  }
}

const byValue = (one: Key, other: Key) => (one < other ? -1 : one > other ? 1 : 0);
