import type { ServerAddress } from './address.ts';

/** Chooses the one server that is written to and read from, of several that hold the same data. */
export interface ServerSwitch {
  current(): ServerAddress;
  /** Something went wrong on the current server: looks at it now instead of at the next turn. */
  suspect(): void;
  close(): void;
}

/** Good answers in a row after which a server that failed is trusted again. */
const TRUSTED = 5;
const LOOK_EVERY_MS = 1000;

/**
 * Leaves a server as soon as one look at it fails, for the first in the list that is trusted; comes back to an earlier
 * one once it is trusted again. So servers with the same list write to the same node, and nothing is sent to a node
 * that answers but is cut off from its cluster, which the drivers' own pools do (`reliability.md` 3, rules 1 and 2).
 */
export function serverSwitch(
  servers: readonly ServerAddress[],
  look: (server: ServerAddress) => Promise<boolean>,
  onSwitch: () => void,
): ServerSwitch {
  const goodLooks = servers.map(() => TRUSTED);
  const looking = new Set<number>();
  let current = 0;

  async function lookAt(index: number): Promise<void> {
    if (looking.has(index)) return;
    looking.add(index);
    const isGood = await look(servers[index]!).catch(() => false);
    looking.delete(index);
    goodLooks[index] = isGood ? goodLooks[index]! + 1 : 0;
    choose();
  }

  function choose(): void {
    const trusted = goodLooks.findIndex((looks) => looks >= TRUSTED);
    const usable = goodLooks[current]! > 0 ? current : goodLooks.findIndex((looks) => looks > 0);
    const best = trusted >= 0 && (trusted < current || goodLooks[current] === 0) ? trusted : usable;
    if (best < 0 || best === current) return;
    current = best;
    onSwitch();
  }

  const watch = setInterval(() => {
    for (const index of servers.keys()) void lookAt(index);
  }, LOOK_EVERY_MS);
  watch.unref();

  return {
    current: () => servers[current]!,
    suspect: () => void lookAt(current),
    close: () => clearInterval(watch),
  };
}
