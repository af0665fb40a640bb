/** Milliseconds by which the most costly request is served later than one that takes nothing, and what is half as late. */
const MOST_LATER = 1000;
const HALF_AS_LATE = 5;
/** Milliseconds that a request is expected to take at most. */
const MOST_EXPECTED = 25;
/** How much of what is usual the latest request is. */
const LATEST = 1 / 8;
/** A request counts as this many usual ones at most, beside the milliseconds that count in any case. */
const MOST_USUAL = 4;
const ALWAYS = 0.1;

/** 38 ms for a request of 1 ms, 138 for 2, 500 for 5, 800 for 10. */
const later = (takes: number): number => MOST_LATER / (1 + (HALF_AS_LATE / takes) ** 2);

/** Whose request it is, and what it asks for. Both are the same object for each that belongs to it. */
export interface Shared {
  readonly connection: object;
  readonly operation?: object | undefined;
}

/**
 * How long requests of each connection and to each operation usually take, for the order in which those who wait are served.
 * `placeOf` answers a moment: now, and later by up to a second the more the request is expected to take. One of 5 ms is half a
 * second behind the cheap ones, also on a connection that is new. At first this grows by the square, so that those who ask for
 * the same go in the order in which they came: what differs a little between cheap requests moves none of them by much.
 *
 * An order by what each connection took altogether, or took more than its share, lets one of 256 equal connections wait for
 * seconds: a millisecond of garbage collection that counted as its own must be made up for by each of the others, at
 * twenty requests a millisecond. For the same reason one request changes little of what is usual.
 */
export function usualTime(milliseconds: () => number = () => performance.now()) {
  const usual = new WeakMap<object, { time: number }>();

  function expected({ connection, operation }: Shared): number {
    const ofOperation = operation && usual.get(operation)?.time;
    const ofConnection = usual.get(connection)?.time;
    // A program that asks for something costly now and then is not kept waiting with what is cheap, nor is a cheap
    // question for what others ask of the same list.
    return Math.min(ofOperation ?? ofConnection ?? 0, ofConnection ?? MOST_EXPECTED, MOST_EXPECTED);
  }

  function learn(about: object, took: number): void {
    const known = usual.get(about);
    if (known) known.time += (Math.min(took, MOST_USUAL * known.time + ALWAYS) - known.time) * LATEST;
    else usual.set(about, { time: took });
  }

  return {
    /** Milliseconds that a request to this operation usually takes; the most for one that nobody knows. */
    ofOperation: ({ operation }: Shared): number =>
      Math.min((operation && usual.get(operation)?.time) ?? MOST_EXPECTED, MOST_EXPECTED),
    placeOf: (of: Shared): number => milliseconds() + later(expected(of)),
    /** A request took so many milliseconds. */
    note(of: Shared, took: number): void {
      learn(of.connection, took);
      if (of.operation) learn(of.operation, took);
    },
  };
}
