import type { Soon } from '../../domain/soon.ts';
import type { Asker } from './turn-queue.ts';
import type { usualTime } from './usual-time.ts';

export interface RoomLimits {
  /** Requests worked on at the same time. */
  readonly atOnce: number;
  /** The same while all of them together usually take little; absent where more at once gains nothing. */
  readonly shortAtOnce?: number;
}

/** Work of a request. It tells when it begins, if it had to wait for something else than its turn. */
export type Work<T> = (begun: () => void) => Soon<T>;

/** Milliseconds that those who are worked on usually take together, below which more may join them. */
const SHORT = 20;

/** Counts who is worked on. `onLeft` is told of each whose work has ended. */
export function turnRoom(
  { atOnce, shortAtOnce = atOnce }: RoomLimits,
  usual: ReturnType<typeof usualTime>,
  milliseconds: () => number,
  onLeft: () => void,
) {
  let active = 0;
  /** Milliseconds that they usually take together. */
  let expected = 0;

  return {
    isFree: () => active < atOnce || (active < shortAtOnce && expected < SHORT),
    /** Takes a place; answers what the work is expected to take, which `perform` gives back. */
    enter(asker: Asker): number {
      const time = usual.ofOperation(asker);
      active++;
      expected += time;
      return time;
    },
    /** Does the work of one who has a place, and gives the place back. */
    perform<T>(asker: Asker, time: number, work: Work<T>): Soon<T> {
      let start = milliseconds();
      const together = active;
      const leave = () => {
        // Writes that share a flush wait for it together.
        usual.note(asker, (milliseconds() - start) / Math.max(together, active));
        active--;
        // Sums of fractions go astray.
        expected = active === 0 ? 0 : expected - time;
        onLeft();
      };
      let made: Soon<T>;
      try {
        made = work(() => {
          start = milliseconds();
        });
      } catch (error) {
        leave();
        throw error;
      }
      if (made instanceof Promise) return made.finally(leave);
      leave();
      return made;
    },
  };
}
