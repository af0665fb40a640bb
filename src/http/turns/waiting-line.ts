import { Refusal } from '../../domain/refusal.ts';
import type { LoopTurns } from './loop-turns.ts';
import { type Asker, turnQueue } from './turn-queue.ts';
import type { Shared } from './usual-time.ts';

export interface LineLimits {
  /** Requests of one customer, and of all, that may wait. */
  readonly waitingOfOne: number;
  readonly waitingOfAll: number;
  /** Milliseconds from its arrival after which a waiting request is sent away; Infinity for never. */
  readonly longestWait: number;
}

/** Of so many that one customer may have waiting, one is let in however many others wait: two customers could fill the room. */
const PART_OF_ONE = 50;

export const comeAgain = (status: number, sentence: string) => new Refusal(status, sentence, { 'retry-after': '1' });

/**
 * Those who wait for a turn. Too many of one customer are refused at once with 429, too many of all with 503 unless hardly
 * any are this customer's, and who waited too long gets 503. Whoever has gone leaves the line.
 */
export function waitingLine(limits: LineLimits, loop: LoopTurns, placeOf: (of: Shared) => number) {
  const { waitingOfOne, waitingOfAll, longestWait } = limits;
  const queue = turnQueue<() => void>(placeOf);

  function requirePlace({ customer, listening }: Asker): void {
    if (listening?.destroyed) throw comeAgain(503, 'Nobody waits for the answer.');
    const own = queue.sizeOf(customer);
    if (own >= waitingOfOne) {
      throw comeAgain(429, 'Too many requests of this key wait for an answer. Try again in a moment.');
    }
    if (queue.size() >= waitingOfAll && own >= waitingOfOne / PART_OF_ONE) {
      throw comeAgain(503, 'Too many requests wait for an answer. Try again in a moment.');
    }
  }

  return {
    size: queue.size,
    /** Lets in the one who is next. */
    letIn: () => queue.shift()!(),
    /** Waits to be let in; `enter` is called at that very moment, and its value answered. */
    join<T>(asker: Asker, enter: () => T): Promise<T> {
      requirePlace(asker);
      return new Promise((resolve, reject) => {
        const leave = queue.push(asker, () => {
          ended();
          resolve(enter());
        });
        const giveUp = () => {
          if (!leave()) return;
          ended();
          reject(comeAgain(503, 'The server is busy. Try again in a moment.'));
        };
        // If the whole process was blocked for a while, other work may have ended meanwhile: let what rests begin before
        // giving up.
        const timer = Number.isFinite(longestWait)
          ? setTimeout(() => loop.afterLook(() => loop.afterLook(giveUp)), longestWait)
          : undefined;
        const ended = () => {
          clearTimeout(timer);
          asker.listening?.off('close', giveUp);
        };
        asker.listening?.on('close', giveUp);
      });
    },
  };
}
