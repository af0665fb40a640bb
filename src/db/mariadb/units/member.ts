import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import { Conflict } from '../../trouble.ts';
import type { Session } from '../sessions/session.ts';
import type { Beginning } from './beginning.ts';
import { transactionOn } from './transaction.ts';
import { firstError } from './unanswered.ts';
import type { UnitContext, Work } from './unit-context.ts';
import { unitSession } from './unit-session.ts';

/** A unit of work that waits for a transaction, and where its result goes. */
export interface WaitingUnit {
  readonly work: Work<unknown>;
  readonly unit: Unit;
  readonly patNum: Key;
  readonly answer: PromiseWithResolvers<unknown>;
}

/** How the work of one member ended; it is stored only with the others. */
export interface RunOutcome {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** One of the units that share a transaction. What it asks ahead goes to `gathering`, which asks for all of them together. */
export function memberOn(
  context: UnitContext,
  session: Session,
  gathering: Session,
  { work, unit, answer }: WaitingUnit,
) {
  const goAlone = (): never => {
    unit.goesAlone = true;
    throw new Conflict('A unit of work that shares its transaction would store something before its end.', {
      atOnce: true,
    });
  };
  const own = unitSession(context, { ...gathering, run: async () => goAlone() }, unit, goAlone);

  function end({ result, error }: RunOutcome): void {
    if (error === undefined) {
      own.stored.resolve();
      answer.resolve(result);
    } else {
      own.stored.reject(error);
      answer.reject(error);
    }
  }

  return {
    askAhead: own.askAhead,
    askNoMore: own.askNoMore,
    async run(beginning: Beginning): Promise<RunOutcome> {
      try {
        const result = await work(transactionOn(context, own, beginning, unit));
        await Promise.all(own.unanswered);
        // Others in the transaction know the facts as they were.
        if (own.hasWrittenFacts()) goAlone();
        return { result };
      } catch (thrown) {
        return { error: await firstError(own.unanswered, thrown) };
      } finally {
        own.askNoMore();
      }
    },
    store: async () => void (await own.held!.storeLast(session, 'commit later')),
    /** Tells the caller, once it is known whether the transaction is stored. */
    end,
    /** The transaction failed for a reason that may be another member's: this one starts again by itself. */
    startAgainAlone(cause: unknown): void {
      unit.goesAlone = true;
      end({ error: new Conflict('Others of the same transaction met trouble.', { cause, atOnce: true }) });
    },
  };
}
