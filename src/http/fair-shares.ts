/** Milliseconds that a connection may be ahead of the others at most, and behind, and that one request is expected to take. */
const FARTHEST_AHEAD = 10;
const FARTHEST_BEHIND = 5;
const MOST_EXPECTED = 25;
/** How much of an average the latest request is. */
const LATEST = 1 / 4;

/** Whose request it is, and what it asks for. Both are the same object for each that belongs to it. */
export interface Shared {
  readonly connection: object;
  readonly operation?: object | undefined;
}

/** How far the connections of a line have come, in milliseconds of work. */
export interface FairShares {
  /** Where a new line begins: as far as any connection has come. */
  begin(): number;
  /** The rank of a request in a line that has come so far: what its connection took, and what it is expected to take. */
  rank(of: Shared, soFar: number): number;
  /** Its work begins. */
  take(of: Shared, rank: number): void;
  /** Its work has ended after so many milliseconds; `expected` is what `take` has counted already. */
  add(of: Shared, milliseconds: number, expected: number): void;
  expected(of: Shared): number;
}

/**
 * Shares the server's time among connections (self-clocked fair queueing): whoever took least of it is next, where what a
 * request is expected to take counts from the beginning. Without the latter a caller with a new connection for every
 * costly request would always be next, as it took nothing yet. A new connection begins where the others are, one that was
 * there and quiet a little behind, and one that took much is never so far ahead that it waits for seconds.
 */
export function fairShares(): FairShares {
  const came = new WeakMap<object, number>();
  const usual = new WeakMap<object, number>();
  let farthest = 0;

  function expected({ connection, operation }: Shared): number {
    const ofOperation = operation && usual.get(operation);
    const ofConnection = usual.get(connection);
    // A program that asks for something costly now and then is not kept waiting with what is cheap, nor is a cheap
    // question for what others ask of the same list.
    return Math.min(ofOperation ?? ofConnection ?? 0, ofConnection ?? MOST_EXPECTED, MOST_EXPECTED);
  }

  function move(connection: object, to: number): void {
    came.set(connection, to);
    farthest = Math.max(farthest, to);
  }

  function learn(about: object, milliseconds: number): void {
    const before = usual.get(about) ?? milliseconds;
    usual.set(about, before + (milliseconds - before) * LATEST);
  }

  return {
    begin: () => farthest,
    rank(of, soFar) {
      const own = came.get(of.connection) ?? soFar;
      return Math.min(Math.max(own, soFar - FARTHEST_BEHIND), soFar + FARTHEST_AHEAD) + expected(of);
    },
    take: ({ connection }, rank) => move(connection, rank),
    add(of, milliseconds, counted) {
      move(of.connection, (came.get(of.connection) ?? farthest) + milliseconds - counted);
      learn(of.connection, milliseconds);
      if (of.operation) learn(of.operation, milliseconds);
    },
    expected,
  };
}
