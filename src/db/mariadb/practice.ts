import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../../domain/key.ts';
import type { Soon } from '../../domain/soon.ts';
import { noDocuments } from '../documents/documents.ts';
import { noEvidence } from '../evidence-log.ts';
import { remembering } from '../facts.ts';
import {
  type Clock,
  type Handle,
  OURSELVES,
  type Practice,
  type Reader,
  type Transaction,
  type Unit,
  type Writer,
} from '../practice.ts';
import type { Queries } from '../practice-queries.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { plainTable, withTables } from '../table-row.ts';
import { Conflict, OutcomeUnknown } from '../trouble.ts';
import { type Beginning, begin } from './beginning.ts';
import { databaseClock } from './clock.ts';
import { type Lend, mariadbBuilders } from './dialect.ts';
import { asTrouble, isBroken } from './errors.ts';
import { firstError, passingOver } from './first-error.ts';
import { gatheredReads } from './gathered-reads.ts';
import { type Holding, holding } from './holding.ts';
import { encodedSelects, type JsonReader, jsonReader } from './json-rows.ts';
import { factsOfUnit, type KeptFacts, keptFacts, type Memories, readingFacts, watchingFacts } from './kept-facts.ts';
import { lendingForReads } from './lending.ts';
import { hasNotCommitted, isKnownUndone } from './outcome.ts';
import type { SessionPool } from './pool.ts';
import type { UnitRules, WriteRules } from './rules.ts';
import type { Session } from './session.ts';
import { type StoredAnswers, storedAnswers } from './stored-answers.ts';
import { compilerFor } from './tables-in-braces.ts';

/**
 * A practice in a MariaDB database. Reads run on any free session, each statement by itself; a unit of work has a
 * session of its own. Time is the database's, unless a test travels with a `clock`: then the session travels along.
 */
export function mariadbPractice(pool: SessionPool, queries: Queries, rules: WriteRules, clock?: Clock): Practice {
  const ownTime = databaseClock();
  const kept = keptFacts();
  const makeSelect = encodedSelects(rules.adaptsTables ? (sql) => sql : (sql) => withTables(sql, plainTable));
  const jsonRows = jsonReader(makeSelect);
  const jsonOfStored = storedAnswers(makeSelect);
  const lendForReading = lendingForReads(pool);
  const builders = mariadbBuilders<PracticeTables>(() => compilerFor(rules));
  const reads = builders(lendForReading);
  const readRows = gatheredReads(lendForReading, makeSelect, (select, options) =>
    lendForReading((session) => jsonRows(session, select, options)),
  );

  return {
    engine: 'mariadb',
    writesOneAtATime: false,
    answers: rules.answers,
    queries,
    refuseWrites: () => rules.refuse?.(),
    async read<T>(work: (handle: Handle) => Soon<T>): Promise<T> {
      const now = clock ? clock.now() : await ownTime.now(lendForReading);
      const facts = readingFacts(kept, lendForReading, rules);
      return work(handleOn(reads, lendForReading, now, readRows, rules, facts));
    },
    async write(work, of: Unit = { patients: new Set(), by: OURSELVES }) {
      const { patients, by, ahead } = of;
      rules.refuse?.();
      let isCommitting = false;
      let isUndone = false;
      try {
        return await pool.use(async (session) => {
          const unit = rules.begin(session);
          const life = { isOver: false };
          const unanswered: Promise<unknown>[] = [];
          const stored = Promise.withResolvers<void>();
          stored.promise.catch(() => {});
          try {
            const questions = questionsOn({ onSession: unit.session, unit: of, rules, life, builders, unanswered });
            const beginning = await begin(session, clock, rules, [...patients].sort(byValue), () => {
              for (const answer of ahead?.(questions.reader) ?? []) unanswered.push(passingOver(answer));
            });
            ownTime.learn(beginning.started);
            const now = clock ? clock.now() : beginning.started.slice(0, 19);
            const isStored = stored.promise;
            const tx = transactionOn({
              questions,
              now,
              beginning,
              rules,
              patients,
              by,
              jsonRows,
              jsonOfStored,
              isStored,
              kept,
            });
            const result = await work(tx);
            await Promise.all(unanswered);
            await unit.beforeCommit?.(tx, patients);
            isCommitting = true;
            if (!(await questions.held?.storeAndCommit(session))) await session.command('COMMIT');
            stored.resolve();
            return result;
          } catch (thrown) {
            life.isOver = true;
            stored.reject(thrown);
            const error = isCommitting ? thrown : await firstError(unanswered, thrown);
            // Asked before ROLLBACK ends the transaction.
            isUndone = isKnownUndone(error) || (isCommitting && (await hasNotCommitted(session, error)));
            await undo(session, unit, error);
            throw error;
          } finally {
            life.isOver = true;
            if (session.isOpen()) await unit.end?.(patients).catch(() => session.close());
          }
        }, 'unit');
      } catch (error) {
        const trouble = asTrouble(error);
        throw isCommitting && !isUndone ? new OutcomeUnknown() : trouble;
      }
    },
    async close() {
      await queries.close();
      await pool.close();
    },
  };
}

function handleOn(
  db: Kysely<PracticeTables>,
  lend: Lend,
  now: string,
  jsonRows: Handle['jsonRows'],
  { adaptsTables, office }: WriteRules,
  memories: Memories,
): Handle {
  return {
    db,
    engine: 'mariadb',
    tablesInBraces: adaptsTables,
    office,
    now,
    today: now.slice(0, 10),
    ...memories,
    evidence: noEvidence,
    select: (sql, parameters) => lend((session) => session.all(sql, parameters)),
    documents: noDocuments,
    jsonRows,
  };
}

/** The session of a unit of work, as it is used from before the unit begins until it ends. */
interface Questions {
  readonly session: Session;
  readonly lend: Lend;
  readonly reader: Reader & { readonly db: Kysely<PracticeTables> };
  /** Whether anything was asked. */
  readonly haveBegun: () => boolean;
  /** What the unit has not sent yet, and what of it must be answered. */
  readonly held: Holding | undefined;
  readonly unanswered: Promise<unknown>[];
  /** Whether the unit changed facts. */
  readonly hasWritten: () => boolean;
}

interface QuestionParts {
  readonly onSession: Session;
  readonly unit: Unit;
  readonly rules: WriteRules;
  readonly life: { readonly isOver: boolean };
  readonly builders: (lend: Lend) => Kysely<PracticeTables>;
  readonly unanswered: Promise<unknown>[];
}

function questionsOn({ onSession, unit, rules, life, builders, unanswered }: QuestionParts): Questions {
  const { session, tellWrite, hasWritten } = watchingFacts(onSession);
  let haveBegun = false;
  const held = rules.commitsInBlocks ? holding({ session, unit, unanswered, tellWrite }) : undefined;
  const lend: Lend = async (work) => {
    // A part of the work that goes on after another part failed would write outside of any transaction.
    if (life.isOver) throw new Error('Transaction is already over.');
    haveBegun = true;
    held?.flush();
    return work(session);
  };
  const reader: Questions['reader'] = {
    db: builders(lend),
    engine: 'mariadb',
    tablesInBraces: rules.adaptsTables,
    select: (sql, parameters) => lend((session) => session.all(sql, parameters)),
    remember: remembering(),
  };
  return { session, lend, reader, haveBegun: () => haveBegun, hasWritten, held, unanswered };
}

interface TransactionParts {
  readonly questions: Questions;
  readonly now: string;
  readonly beginning: Beginning;
  readonly kept: KeptFacts;
  readonly rules: WriteRules;
  readonly patients: Set<Key>;
  readonly by: Writer;
  readonly jsonRows: JsonReader;
  readonly jsonOfStored: StoredAnswers;
  readonly isStored: Promise<void>;
}

/**
 * The rules of a plan stay true because every writer first updates one row of its patient. Other sessions wait for
 * that row, and other nodes of a cluster compare it (`reliability.md` 3, rule 5). If something was read before the
 * lock was taken, it may be out of date. Servers with innodb_snapshot_isolation notice that themselves (1020); for
 * the others the unit starts again and locks first.
 */
function transactionOn(parts: TransactionParts): Transaction {
  const { questions, now, beginning, rules, patients, by, jsonRows, jsonOfStored, isStored, kept } = parts;
  const { session, lend, hasWritten, haveBegun, held, unanswered } = questions;
  const { db, remember } = questions.reader;
  const locked = new Set(patients);
  const readRows: Handle['jsonRows'] = (select, options) => lend((session) => jsonRows(session, select, options));
  const knowsFacts = beginning.facts !== undefined;
  const hasRead = () => knowsFacts || haveBegun();
  const facts = factsOfUnit(kept, lend, rules, beginning.facts, hasWritten, remember);
  const storing = held && { fact: facts.fact, read: held.read, knowsFacts, isStored, unanswered };
  return {
    ...handleOn(db, lend, now, readRows, rules, facts),
    db: db as KyselyTransaction<PracticeTables>,
    jsonRowsLastly: storing && ((select, options, stored) => jsonOfStored(storing, select, options, stored)),
    run: (sql, parameters) => lend((session) => session.run(sql, parameters)),
    by,
    keyStep: beginning.keyStep,
    notDue: beginning.notDue,
    changes: [],
    unanswered,
    held,
    evidence: noEvidence,
    documents: noDocuments,
    storable: rules.storable,
    async lockPatient(...patNums) {
      const missing = patNums.filter((patNum) => !locked.has(patNum));
      // The next try then locks all of them at its beginning, and does not have to start again for each.
      for (const patNum of missing) patients.add(patNum);
      if (missing.length > 0 && hasRead() && !rules.noticesStaleReads) {
        throw new Conflict('Locked after reading.', { atOnce: true });
      }
      if (missing.length === 0) return;
      await rules.lock(session, missing);
      for (const patNum of missing) locked.add(patNum);
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
