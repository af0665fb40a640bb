import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../../../domain/key.ts';
import { noDocuments } from '../../documents/documents.ts';
import { noEvidence } from '../../evidence-log.ts';
import { remembering } from '../../facts.ts';
import type { Handle, Reader, Transaction, Unit, Writer } from '../../handle.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import { Conflict } from '../../trouble.ts';
import type { JsonReader } from '../reads/json-rows.ts';
import type { Lend } from '../sessions/dialect.ts';
import type { Session } from '../sessions/session.ts';
import type { Beginning } from './beginning.ts';
import { type Holding, holding } from './holding.ts';
import { factsOfUnit, type KeptFacts, type Memories, watchingFacts } from './kept-facts.ts';
import type { WriteRules } from './rules.ts';
import type { StoredAnswers } from './stored-answers.ts';

export function handleOn(
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
export interface Questions {
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
  /** Throws where the unit may store nothing before its end. */
  readonly refuseSending?: () => void;
}

export function questionsOn({
  onSession,
  unit,
  rules,
  life,
  builders,
  unanswered,
  refuseSending,
}: QuestionParts): Questions {
  const { session, tellWrite, hasWritten } = watchingFacts(onSession);
  let haveBegun = false;
  const held = rules.commitsInBlocks ? holding({ session, unit, unanswered, tellWrite, refuseSending }) : undefined;
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
export function transactionOn(parts: TransactionParts): Transaction {
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
