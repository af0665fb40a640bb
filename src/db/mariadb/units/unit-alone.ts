import type { Kysely } from 'kysely';
import type { Key } from '../../../domain/key.ts';
import type { Transaction, Unit } from '../../handle.ts';
import type { Clock } from '../../practice.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import { OutcomeUnknown } from '../../trouble.ts';
import type { JsonReader } from '../reads/json-rows.ts';
import type { DatabaseClock } from '../sessions/clock.ts';
import type { Lend } from '../sessions/dialect.ts';
import { asTrouble, isBroken } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import { begin } from './beginning.ts';
import { firstError, passingOver } from './first-error.ts';
import type { KeptFacts } from './kept-facts.ts';
import { hasNotCommitted, isKnownUndone } from './outcome.ts';
import type { WriteRules } from './rules.ts';
import type { StoredAnswers } from './stored-answers.ts';
import { questionsOn, transactionOn } from './transaction.ts';

/** What every unit of work of a database runs on. */
export interface UnitGround {
  readonly lend: Lend;
  readonly rules: WriteRules;
  /** A test's; the database's own time where it is absent. */
  readonly clock: Clock | undefined;
  readonly ownTime: DatabaseClock;
  readonly kept: KeptFacts;
  readonly builders: (lend: Lend) => Kysely<PracticeTables>;
  readonly jsonRows: JsonReader;
  readonly jsonOfStored: StoredAnswers;
}

export type Work<T> = (tx: Transaction) => Promise<T>;

/** One try of a unit of work that has a session and a transaction for itself. */
export async function runAlone<T>(ground: UnitGround, work: Work<T>, of: Unit): Promise<T> {
  const { lend, rules, clock, ownTime, builders } = ground;
  const { patients, by, ahead } = of;
  let isCommitting = false;
  let isUndone = false;
  try {
    return await lend(async (session) => {
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
        const tx = transactionOn({ ...ground, questions, now, beginning, patients, by, isStored: stored.promise });
        const result = await work(tx);
        await Promise.all(unanswered);
        await unit.beforeCommit?.(tx, patients);
        isCommitting = true;
        if (!(await questions.held?.storeLast(session, 'and commit'))) await session.command('COMMIT');
        stored.resolve();
        return result;
      } catch (thrown) {
        life.isOver = true;
        stored.reject(thrown);
        const error = isCommitting ? thrown : await firstError(unanswered, thrown);
        // Asked before ROLLBACK ends the transaction.
        isUndone = isKnownUndone(error) || (isCommitting && (await hasNotCommitted(session, error)));
        await undo(session, error, unit.undo);
        throw error;
      } finally {
        life.isOver = true;
        if (session.isOpen()) await unit.end?.(patients).catch(() => session.close());
      }
    });
  } catch (error) {
    const trouble = asTrouble(error);
    throw isCommitting && !isUndone ? new OutcomeUnknown() : trouble;
  }
}

/** `further` undoes what ROLLBACK cannot. A session that cannot undo is closed, which undoes. */
export async function undo(session: Session, error: unknown, further?: () => Promise<void>): Promise<void> {
  if (isBroken(error)) return;
  try {
    await session.command('ROLLBACK');
    await further?.();
  } catch {
    session.close();
  }
}

export const byValue = (one: Key, other: Key) => (one < other ? -1 : one > other ? 1 : 0);
