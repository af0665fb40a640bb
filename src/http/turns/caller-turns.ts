import { Refusal } from '../../domain/refusal.ts';
import type { Soon } from '../../domain/soon.ts';
import { type LoopTurns, loopTurns } from './loop-turns.ts';
import { type Asker, turnQueue } from './turn-queue.ts';
import { usualTime } from './usual-time.ts';

export interface TurnLimits {
  /** Requests worked on at the same time. */
  readonly atOnce: number;
  /** The same while all of them together usually take little; absent where more at once gains nothing. */
  readonly shortAtOnce?: number;
  /** Requests of one customer, and of all, that may wait. */
  readonly waitingOfOne: number;
  readonly waitingOfAll: number;
  /** Milliseconds from its arrival after which a waiting request is sent away; Infinity for never. */
  readonly longestWait: number;
}

/** Of so many that one customer may have waiting, one is let in however many others wait: two customers could fill the room. */
const PART_OF_ONE = 50;

/** Milliseconds that those who are worked on usually take together, below which more may join them. */
const SHORT = 20;

/**
 * The work may tell when it begins, if it had to wait for something else than its turn. What is done at once in a turn that is
 * free is answered at once.
 */
export interface CallerTurns {
  <T>(asker: Asker, work: (begun: () => void) => Promise<T>): Promise<T>;
  <T>(asker: Asker, work: Work<T>): Soon<T>;
}

export type Work<T> = (begun: () => void) => Soon<T>;

export const comeAgain = (status: number, sentence: string) => new Refusal(status, sentence, { 'retry-after': '1' });

/**
 * Runs the work of all callers a few at a time. Those who wait take turns by customer, the addresses of a customer among
 * themselves, and of one address whoever came first, costly requests later: a caller with a thousand requests, or with costly
 * ones, delays another one's by a few, not by all. Too many of one customer are refused at once with 429, too many of
 * all with 503 unless hardly any are this customer's, and who waited too long gets 503. Whoever has gone leaves the line.
 */
export function callerTurns(
  limits: TurnLimits,
  loop: LoopTurns = loopTurns(),
  milliseconds: () => number = () => performance.now(),
): CallerTurns {
  const usual = usualTime(milliseconds);
  const queue = turnQueue<() => void>(usual.placeOf);
  const rest = loop.restingPlace();
  const { atOnce, shortAtOnce = atOnce } = limits;
  let active = 0;
  /** Milliseconds that they usually take together. */
  let expected = 0;
  let isResting = false;

  const isRoomy = () => active < atOnce || (active < shortAtOnce && expected < SHORT);
  const isFree = () => isRoomy() && queue.size() === 0 && !loop.isAnybodyResting() && !loop.isTired();
  const hasRoom = () => queue.size() > 0 && isRoomy();

  /** Takes a turn; answers what it is expected to take, which `perform` gives back. */
  function take(asker: Asker): number {
    const time = usual.ofOperation(asker);
    active++;
    expected += time;
    return time;
  }

  /** Lets in what waits, as far as there is room; not before it must, as somebody with a better claim may come. */
  function goOn(): void {
    if (!hasRoom()) return;
    if (loop.isAnybodyResting()) restOnce();
    else letIn();
  }

  function letIn(): void {
    while (hasRoom()) {
      if (loop.isTired()) {
        restOnce();
        return;
      }
      queue.shift()!();
    }
  }

  async function restOnce(): Promise<void> {
    if (isResting) return;
    isResting = true;
    await rest();
    isResting = false;
    letIn();
  }

  function wait(asker: Asker): Promise<number> {
    if (asker.listening?.destroyed) throw comeAgain(503, 'Nobody waits for the answer.');
    const own = queue.sizeOf(asker.customer);
    if (own >= limits.waitingOfOne) {
      throw comeAgain(429, 'Too many requests of this key wait for an answer. Try again in a moment.');
    }
    if (queue.size() >= limits.waitingOfAll && own >= limits.waitingOfOne / PART_OF_ONE) {
      throw comeAgain(503, 'Too many requests wait for an answer. Try again in a moment.');
    }
    return new Promise((resolve, reject) => {
      const leave = queue.push(asker, () => {
        ended();
        resolve(take(asker));
      });
      const giveUp = () => {
        if (!leave()) return;
        ended();
        reject(comeAgain(503, 'The server is busy. Try again in a moment.'));
      };
      // If the whole process was blocked for a while, other work may have ended meanwhile: let what rests begin before
      // giving up.
      const timer = Number.isFinite(limits.longestWait)
        ? setTimeout(() => loop.afterLook(() => loop.afterLook(giveUp)), limits.longestWait)
        : undefined;
      const ended = () => {
        clearTimeout(timer);
        asker.listening?.off('close', giveUp);
      };
      asker.listening?.on('close', giveUp);
      goOn();
    });
  }

  function perform<T>(asker: Asker, time: number, work: Work<T>): Soon<T> {
    let start = milliseconds();
    const together = active;
    const ended = () => {
      // Writes that share a flush wait for it together.
      usual.note(asker, (milliseconds() - start) / Math.max(together, active));
      active--;
      // Sums of fractions go astray.
      expected = active === 0 ? 0 : expected - time;
      goOn();
    };
    let made: Soon<T>;
    try {
      made = work(() => {
        start = milliseconds();
      });
    } catch (error) {
      ended();
      throw error;
    }
    if (made instanceof Promise) return made.finally(ended);
    ended();
    return made;
  }

  async function performLater<T>(asker: Asker, work: Work<T>): Promise<T> {
    const time = await wait(asker);
    // Those that were let in together may have taken what room there was.
    while (loop.isTired()) await rest();
    return perform(asker, time, work);
  }

  const inTurn = <T>(asker: Asker, work: Work<T>): Soon<T> =>
    isFree() ? perform(asker, take(asker), work) : performLater(asker, work);
  return inTurn as CallerTurns;
}
