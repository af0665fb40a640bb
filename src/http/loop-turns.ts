/** Milliseconds of work in one turn of the event loop after which the rest waits for the next. */
const LONGEST_TURN = 4;
/** Turns without a new connection after which all that wait have been taken and their requests read; and turns at most. */
const QUIET = 2;
const MOST_LOOKS = 200;

/** Tells when work has to wait until the event loop has looked at its connections. */
export interface LoopTurns {
  /** Counts milliseconds that were worked. */
  add(milliseconds: number): void;
  isTired(): boolean;
  /** Goes on once the connections that wait were taken, and what they ask was read. */
  afterLook(goOn: () => void): void;
  /** A connection was taken. */
  arrived(): void;
}

/**
 * Node runs what a request starts before it reads the next request, and takes one new connection a turn. So a hundred
 * requests of one caller that each work for 50 ms would all be done before anybody else's is even read, and no queue could
 * do anything about it: work that has no more room in this turn must wait before it begins, not after.
 */
export function loopTurns(): LoopTurns {
  let spent = 0;
  let isReset = true;
  let connections = 0;

  function reset(): void {
    isReset = true;
    spent = 0;
  }

  return {
    add(milliseconds) {
      spent += milliseconds;
      if (!isReset) return;
      isReset = false;
      setImmediate(reset);
    },
    isTired: () => spent >= LONGEST_TURN,
    afterLook(goOn) {
      let [looks, quiet, seen] = [0, 0, connections];
      const look = () => {
        quiet = connections === seen ? quiet + 1 : 0;
        seen = connections;
        if (quiet >= QUIET || ++looks >= MOST_LOOKS) goOn();
        else setImmediate(look);
      };
      setImmediate(look);
    },
    arrived: () => {
      connections++;
    },
  };
}
