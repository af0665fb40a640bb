import { isSpent, NoAnswer } from './errors.ts';
import type { Session, Use } from './session.ts';
import { waitingLine } from './waiting-line.ts';

/** Sessions shared by all requests. */
export interface SessionPool {
  /**
   * Lends a session for the length of `work`, the last one that was used for the same if it is free. Rejects with `NoAnswer`
   * when none is free in time.
   */
  use<T>(work: (session: Session) => Promise<T>, use?: Use): Promise<T>;
  /** From now on lends no session that was opened before; those in use are closed when they are given back. */
  renew(): void;
  /** Sessions open or opening. */
  size(): number;
  close(): Promise<void>;
}

interface Limits {
  readonly sessions: number;
  /** Milliseconds a request waits for a free session. */
  readonly wait: number;
}

export const MOST_SESSIONS = 10;

interface Lent {
  readonly session: Session;
  readonly generation: number;
}

/**
 * A pool with a rule that the driver's own does not have: when a session gets no answer in time, the idle sessions
 * are closed and everybody who waits is refused as well, since all of them talk to the same silent server. So a
 * server that hangs costs each request one wait instead of a queue of waits, and the first request after it recovers
 * opens a new session. `onTrouble` is told of errors of sessions and of opening them, but not of sessions from before
 * a renewal: their errors say nothing about the server that is used now.
 */
export function sessionPool(
  open: () => Promise<Session>,
  limits: Limits,
  onTrouble: (error: unknown) => void = () => {},
): SessionPool {
  let idle: Lent[] = [];
  const waiting = waitingLine<Lent>(limits.wait, () => new NoAnswer('Every database session is in use.'));
  let size = 0;
  let generation = 0;
  let isClosed = false;
  let whenEmpty: (() => void) | undefined;

  async function openNew(): Promise<Lent> {
    size++;
    const opened = generation;
    try {
      return { session: await open(), generation: opened };
    } catch (error) {
      leave();
      if (opened === generation) onTrouble(error);
      throw error;
    }
  }

  function leave(): void {
    size--;
    if (size === 0) whenEmpty?.();
  }

  function takeIdle(use: Use | undefined): Lent | undefined {
    const suiting = use ? idle.findLastIndex(({ session }) => session.suits(use)) : -1;
    return suiting < 0 ? idle.pop() : idle.splice(suiting, 1)[0];
  }

  function acquire(use: Use | undefined): Promise<Lent> {
    if (isClosed) return Promise.reject(new NoAnswer('The database is closed.'));
    for (let lent = takeIdle(use); lent; lent = takeIdle(use)) {
      if (lent.session.isOpen()) return Promise.resolve(lent);
      discard(lent);
    }
    if (size < limits.sessions) return openNew();
    return waiting.join();
  }

  function giveBack(lent: Lent): void {
    if (isClosed || lent.generation !== generation || !lent.session.isOpen()) {
      discard(lent);
      openForNext();
      return;
    }
    if (!waiting.give(lent)) idle.push(lent);
  }

  /** A session ended while others wait: opens a new one for the first of them. */
  function openForNext(): void {
    if (waiting.size() === 0 || isClosed || size >= limits.sessions) return;
    openNew().then(giveBack, (error) => {
      waiting.refuseFirst(error);
      openForNext();
    });
  }

  function discard(lent: Lent): void {
    lent.session.close();
    leave();
  }

  function renew(): void {
    generation++;
    for (const lent of idle) discard(lent);
    idle = [];
  }

  return {
    async use(work, use) {
      const lent = await acquire(use);
      try {
        return await work(lent.session);
      } catch (error) {
        const isCurrent = lent.generation === generation;
        if (isCurrent) onTrouble(error);
        if (isCurrent && error instanceof NoAnswer) {
          renew();
          waiting.refuseAll(error);
        }
        if (isSpent(error)) lent.session.close();
        throw error;
      } finally {
        giveBack(lent);
      }
    },
    renew,
    size: () => size,
    async close() {
      isClosed = true;
      waiting.refuseAll(new NoAnswer('The database is closed.'));
      renew();
      if (size > 0) await new Promise<void>((resolve) => (whenEmpty = resolve));
    },
  };
}
