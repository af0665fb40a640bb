/** Milliseconds of work in one turn of the event loop after which the rest waits for the next. */
const LONGEST_TURN = 4;
/** Turns without a new connection after which all that wait have been taken and their requests read; and turns at most. */
const QUIET = 2;
const MOST_LOOKS = 200;
/** Milliseconds of the processor that these turns may take: where each brings a flood, 200 of them take half a second. */
const LONGEST_LOOK = 20;
/** Works that may begin in one turn if all of them are short. */
const MOST_BEGUN = 16;

/** Resolves once there is room for more work. */
type Rest = () => Promise<void>;

/** Tells when work has to wait until the event loop has looked at its connections. */
export interface LoopTurns {
  isTired(): boolean;
  /** Whoever comes now has to wait, too. */
  isAnybodyResting(): boolean;
  /** A line of its own for one kind of work; the kinds take turns, so that none keeps another one waiting. */
  restingPlace(): Rest;
  /** Goes on once the connections that wait were taken, and what they ask was read. */
  afterLook(goOn: () => void): void;
  /** A connection was taken. */
  arrived(): void;
}

/** In milliseconds. It does not go on while other programs have the processor, so their load changes no order. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Node runs what a request starts before it reads the next request, and takes one new connection a turn. So a hundred
 * requests of one caller that each work for 50 ms would all be done before anybody else's is even read, and no queue could
 * do anything about it: work that has no more room in this turn must wait before it begins, not after.
 *
 * What counts is how long the turn lasts, not how long each work takes: most of the latter may be waiting for a database.
 * While something is left for the end of a turn Node never sleeps within it, so all of its time is work.
 */
export function loopTurns(): LoopTurns {
  let begun = 0;
  let isReset = true;
  let connections = 0;
  let isLooking = false;
  const places: (() => void)[][] = [];

  function reset(): void {
    isReset = true;
  }

  function begin(): void {
    begun = performance.now();
    if (!isReset) return;
    isReset = false;
    setImmediate(reset);
  }

  function isTired(): boolean {
    if (!isReset) return performance.now() - begun >= LONGEST_TURN;
    begin();
    return false;
  }

  function afterLook(goOn: () => void): void {
    let [looks, quiet, seen] = [0, 0, connections];
    const begun = processorTime();
    const look = () => {
      quiet = connections === seen ? quiet + 1 : 0;
      seen = connections;
      if (quiet >= QUIET || ++looks >= MOST_LOOKS || processorTime() - begun >= LONGEST_LOOK) goOn();
      else setImmediate(look);
    };
    setImmediate(look);
  }

  /**
   * Each begins in a callback of its own: Node does what it can of one before it calls the next. Whatever else was done in
   * this turn, there is room for some of them: what comes in meanwhile waits behind.
   */
  function wake(): void {
    setImmediate(begin);
    for (let count = 1; count < MOST_BEGUN; count++) setImmediate(wakeNext);
    setImmediate(() => {
      wakeNext();
      if (places.some(({ length }) => length > 0)) afterLook(wake);
      else isLooking = false;
    });
  }

  function wakeNext(): void {
    const place = places.find(({ length }) => length > 0);
    if (!place || isTired()) return;
    places.push(...places.splice(places.indexOf(place), 1));
    place.shift()!();
  }

  return {
    isTired,
    isAnybodyResting: () => isLooking,
    restingPlace() {
      const place: (() => void)[] = [];
      places.push(place);
      return () =>
        new Promise<void>((resolve) => {
          place.push(resolve);
          if (isLooking) return;
          isLooking = true;
          afterLook(wake);
        });
    },
    afterLook,
    arrived: () => {
      connections++;
    },
  };
}
