import type { Key } from '../../../domain/key.ts';
import type { Unit } from '../../handle.ts';
import { Conflict } from '../../trouble.ts';
import type { Session } from '../sessions/session.ts';
import type { Beginning } from './beginning.ts';
import type { UnitGround, Work } from './ground.ts';
import { transactionOn } from './transaction.ts';
import { firstError } from './unanswered.ts';
import { unitSession } from './unit-session.ts';

/** One who waits for a transaction. */
export interface Waiting {
  readonly work: Work<unknown>;
  readonly unit: Unit;
  readonly patNum: Key;
  readonly answer: PromiseWithResolvers<unknown>;
}

export interface RunOutcome {
  readonly result?: unknown;
  readonly error?: unknown;
}

/** One of the units that share a transaction; `gathering` asks for all of them together. */
export function memberOn(ground: UnitGround, session: Session, gathering: Session, { work, unit, answer }: Waiting) {
  const goAlone = (): never => {
    unit.goesAlone = true;
    throw new Conflict('A unit of work that shares its transaction would store something before its end.', {
      atOnce: true,
    });
  };
  const own = unitSession(ground, { ...gathering, run: async () => goAlone() }, unit, goAlone);
  return {
    askAhead: own.askAhead,
    askNoMore: own.askNoMore,
    async run(beginning: Beginning): Promise<RunOutcome> {
      try {
        const result = await work(transactionOn(ground, own, beginning, unit));
        await Promise.all(own.unanswered);
        // Others in the transaction know the facts as they were.
        if (own.hasWritten()) goAlone();
        return { result };
      } catch (thrown) {
        return { error: await firstError(own.unanswered, thrown) };
      } finally {
        own.askNoMore();
      }
    },
    store: async () => void (await own.held!.storeLast(session, 'commit later')),
    end({ result, error }: RunOutcome) {
      if (error === undefined) {
        own.stored.resolve();
        answer.resolve(result);
      } else {
        own.stored.reject(error);
        answer.reject(error);
      }
    },
    sendAlone(cause: unknown) {
      unit.goesAlone = true;
      this.end({ error: new Conflict('Others of the same transaction met trouble.', { cause, atOnce: true }) });
    },
  };
}
