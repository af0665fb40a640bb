import type { Key } from '../../../domain/key.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Unit } from '../../handle.ts';
import { Conflict, OutcomeUnknown } from '../../trouble.ts';
import { asTrouble, NoAnswer } from '../sessions/errors.ts';
import type { Session } from '../sessions/session.ts';
import { type Beginning, begin } from './beginning.ts';
import { firstError, passingOver } from './first-error.ts';
import type { GatheredAhead } from './gathered-ahead.ts';
import { isKnownUndone } from './outcome.ts';
import { questionsOn, transactionOn } from './transaction.ts';
import { byValue, type UnitGround, undo, type Work } from './unit-alone.ts';

/** One who waits for a transaction. */
export interface Waiting {
  readonly work: Work<unknown>;
  readonly unit: Unit;
  readonly patNum: Key;
  readonly answer: PromiseWithResolvers<unknown>;
}

export type Gather = (session: Session) => GatheredAhead;

/** Tells each of them how it ended. */
export async function runTogether(ground: UnitGround, some: readonly Waiting[], gather: Gather): Promise<void> {
  try {
    await ground.lend((session) => shareTransaction(ground, session, some, gather(session)));
  } catch (error) {
    // Of a session that there was not; all others are told already.
    for (const { answer } of some) answer.reject(asTrouble(error));
  }
}

async function shareTransaction(
  ground: UnitGround,
  session: Session,
  some: readonly Waiting[],
  gathered: GatheredAhead,
): Promise<void> {
  const { rules, clock, ownTime } = ground;
  const members = some.map((one) => memberOn(ground, session, gathered.session, one));
  let outcomes: readonly RunOutcome[] = [];
  let isCommitting = false;
  try {
    const patients = some.flatMap(({ unit }) => [...unit.patients]).sort(byValue);
    const askAhead = () => {
      for (const member of members) member.askAhead();
      gathered.send();
    };
    // Nobody waits for the patient of another one.
    const beginning = await begin(session, clock, rules, patients, askAhead, rules.lockIfFree);
    ownTime.learn(beginning.started);
    const now = clock ? clock.now() : beginning.started.slice(0, 19);
    outcomes = await Promise.all(members.map((member) => member.run(beginning, now)));
    const fatal = outcomes.find(({ error }) => error !== undefined && !isItsOwn(error));
    if (fatal) throw fatal.error;
    const done = members.filter((_, index) => outcomes[index]!.error === undefined);
    await Promise.all(done.map((member) => member.store()));
    isCommitting = done.length > 0;
    await session.command(done.length > 0 ? 'COMMIT' : 'ROLLBACK');
    for (const [index, member] of members.entries()) member.end(outcomes[index]!);
  } catch (error) {
    for (const member of members) member.askNoMore();
    const isUnknown = isCommitting && !isKnownUndone(error);
    await undo(session, error);
    const trouble = error instanceof NoAnswer ? asTrouble(error) : undefined;
    for (const [index, member] of members.entries()) {
      if (isUnknown) member.end({ error: outcomes[index]!.error ?? new OutcomeUnknown() });
      else if (trouble) member.end({ error: trouble });
      else member.sendAlone(error);
    }
    throw error;
  }
}

/** What a unit is told by its own rules, or why it has to go alone: the transaction stands. */
const isItsOwn = (error: unknown) =>
  (error instanceof Refusal && error.status < 500) || (error instanceof Conflict && error.atOnce);

interface RunOutcome {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** One of the units that share a transaction. */
function memberOn(ground: UnitGround, session: Session, asking: Session, { work, unit, answer }: Waiting) {
  const { rules, builders } = ground;
  const { patients, by, ahead } = unit;
  const life = { isOver: false };
  const unanswered: Promise<unknown>[] = [];
  const stored = Promise.withResolvers<void>();
  stored.promise.catch(() => {});
  const goAlone = (): never => {
    unit.goesAlone = true;
    throw new Conflict('A unit of work that shares its transaction would store something before its end.', {
      atOnce: true,
    });
  };
  const onSession: Session = { ...asking, run: async () => goAlone() };
  const questions = questionsOn({ onSession, unit, rules, life, builders, unanswered, refuseSending: goAlone });
  return {
    askAhead() {
      for (const asked of ahead?.(questions.reader) ?? []) unanswered.push(passingOver(asked));
    },
    askNoMore() {
      life.isOver = true;
    },
    async run(beginning: Beginning, now: string): Promise<RunOutcome> {
      try {
        const tx = transactionOn({ ...ground, questions, now, beginning, patients, by, isStored: stored.promise });
        const result = await work(tx);
        await Promise.all(unanswered);
        // Others in the transaction know the facts as they were.
        if (questions.hasWritten()) goAlone();
        return { result };
      } catch (thrown) {
        return { error: await firstError(unanswered, thrown) };
      } finally {
        this.askNoMore();
      }
    },
    store: async () => void (await questions.held!.storeLast(session, 'commit later')),
    end({ result, error }: RunOutcome) {
      if (error === undefined) {
        stored.resolve();
        answer.resolve(result);
      } else {
        stored.reject(error);
        answer.reject(error);
      }
    },
    sendAlone(cause: unknown) {
      unit.goesAlone = true;
      this.end({ error: new Conflict('Others of the same transaction met trouble.', { cause, atOnce: true }) });
    },
  };
}
