import type { Soon } from '../../domain/soon.ts';
import { type LoopTurns, loopTurns } from './loop-turns.ts';
import type { Asker } from './turn-queue.ts';
import { type RoomLimits, turnRoom, type Work } from './turn-room.ts';
import { usualTime } from './usual-time.ts';
import { type LineLimits, waitingLine } from './waiting-line.ts';

export interface TurnLimits extends RoomLimits, LineLimits {}

/** What is done at once in a turn that is free is answered at once. */
export interface CallerTurns {
  <T>(asker: Asker, work: (begun: () => void) => Promise<T>): Promise<T>;
  <T>(asker: Asker, work: Work<T>): Soon<T>;
}

/**
 * Runs the work of all callers a few at a time. Those who wait take turns by customer, the addresses of a customer among
 * themselves, and of one address whoever came first, costly requests later: a caller with a thousand requests, or with costly
 * ones, delays another one's by a few, not by all.
 */
export function callerTurns(
  limits: TurnLimits,
  loop: LoopTurns = loopTurns(),
  milliseconds: () => number = () => performance.now(),
): CallerTurns {
  const usual = usualTime(milliseconds);
  const line = waitingLine(limits, loop, usual.placeOf);
  const room = turnRoom(limits, usual, milliseconds, goOn);
  const rest = loop.restingPlace();
  let isResting = false;

  const isSomebodyNext = () => line.size() > 0 && room.isFree();
  const isFree = () => room.isFree() && line.size() === 0 && !loop.isAnybodyResting() && !loop.isTired();

  /** Lets in what waits, as far as there is room; not before it must, as somebody with a better claim may come. */
  function goOn(): void {
    if (!isSomebodyNext()) return;
    if (loop.isAnybodyResting()) restOnce();
    else letIn();
  }

  function letIn(): void {
    while (isSomebodyNext()) {
      if (loop.isTired()) {
        restOnce();
        return;
      }
      line.letIn();
    }
  }

  async function restOnce(): Promise<void> {
    if (isResting) return;
    isResting = true;
    await rest();
    isResting = false;
    letIn();
  }

  async function performLater<T>(asker: Asker, work: Work<T>): Promise<T> {
    const entered = line.join(asker, () => room.enter(asker));
    goOn();
    const time = await entered;
    // Those that were let in together may have taken what room there was.
    while (loop.isTired()) await rest();
    return room.perform(asker, time, work);
  }

  const inTurn = <T>(asker: Asker, work: Work<T>): Soon<T> =>
    isFree() ? room.perform(asker, room.enter(asker), work) : performLater(asker, work);
  return inTurn as CallerTurns;
}
