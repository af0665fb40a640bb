import type { EventEmitter } from 'node:events';

/** Milliseconds between two looks, and looks without a request after which nobody is expected soon. */
const LOOK_EVERY_MS = 10_000;
const LONG_QUIET = 6;

/** Bytes by which the process must have grown, since it was cleared last: while callers come, and when none is expected. */
const GROWN = 60_000_000;
const GROWN_A_LITTLE = 20_000_000;

/** Looks that are left out after it was cleared, and, at most, when that gave little back. */
const LEAST_LEFT_OUT = 2;
const MOST_LEFT_OUT = 64;

type Collect = (how: {
  readonly type: 'major';
  readonly execution: 'async';
  readonly flavor: 'last-resort';
}) => unknown;

/** Node has it where it was started with `--expose-gc`, as `npm start` does. */
const collectorOfNode = () => (globalThis as { gc?: Collect }).gc;

/** Without /proc, as in a bare chroot, Linux does not tell how much memory a process holds. */
function tellsMemory(): boolean {
  try {
    process.memoryUsage.rss();
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives memory back that is no longer used: once after the start, when the process has grown by much, and when it has grown
 * at all and nobody has asked anything for a minute. Node itself clears away only when it makes new objects, and V8 keeps
 * the pages that it emptied for later: they were 100 of 242 MB. It lets go of them only as a last resort, which takes 50 to
 * 150 ms and throws away much of what V8 has learnt of the program: the next ten thousand requests take up to twice as long
 * (docs/speed.md).
 */
export function startResting(server: Pick<EventEmitter, 'on' | 'off'>): { stop(): void } {
  const collect = collectorOfNode();
  if (!collect || !tellsMemory()) return { stop: () => {} };
  const { noteRequest, look } = resting(collect, () => process.memoryUsage.rss());
  server.on('request', noteRequest);
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return {
    stop() {
      clearInterval(timer);
      server.off('request', noteRequest);
    },
  };
}

/** What is done at each look. `held` tells the bytes of memory that the process holds. */
export function resting(collect: Collect, held: () => number) {
  let asked = 0;
  let askedBefore = 0;
  let quietLooks = 0;
  /** How many had asked when it was cleared last; what a start leaves behind is cleared away like that of a request. */
  let cleared = -1;
  let heldThen = held();
  /** Looks to leave out: still, and after the last clearing. */
  let left = 0;
  let leftOut = LEAST_LEFT_OUT;

  async function clear(): Promise<void> {
    cleared = asked;
    const before = held();
    await collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
    heldThen = held();
    leftOut = before - heldThen >= GROWN / 2 ? LEAST_LEFT_OUT : Math.min(2 * leftOut, MOST_LEFT_OUT);
    left = leftOut;
  }

  function isWorthIt(): boolean {
    if (asked === 0) return true;
    const grown = held() - heldThen;
    if (quietLooks >= LONG_QUIET) return grown > GROWN_A_LITTLE;
    return left === 0 && grown > GROWN;
  }

  return {
    noteRequest: () => void asked++,
    async look(): Promise<void> {
      quietLooks = asked === askedBefore ? quietLooks + 1 : 0;
      askedBefore = asked;
      if (cleared !== asked && isWorthIt()) await clear();
      else if (left > 0) left--;
    },
  };
}
