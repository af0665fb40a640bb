import { setTimeout as pause } from 'node:timers/promises';
import { type DatabaseAddress, describeAddress, type ServerAddress } from './address.ts';
import { openSession, type Session } from './session.ts';

/** Milliseconds between one answer of a server and the next question. */
const ASK_EVERY = 1000;

export interface ServerWatch {
  /** Resolves once the first answer is there, or is known not to come. */
  readonly begun: Promise<void>;
  /** Resolves when the watch has ended and its session is gone. */
  end(): Promise<void>;
}

/** Asks one server every second, on a session of its own, whether it may be worked with, and tells. */
export function watchServer(
  address: DatabaseAddress,
  server: ServerAddress,
  tell: (isGood: boolean) => void,
): ServerWatch {
  const ending = new AbortController();
  let session: Session | undefined;

  async function ask(): Promise<void> {
    let isGood = false;
    try {
      session ??= await openSession(address, server, []);
      if (!ending.signal.aborted) isGood = await takesWork(session);
    } catch {
      session?.close();
      session = undefined;
    }
    if (!ending.signal.aborted) tell(isGood);
  }

  async function askOn(): Promise<void> {
    while (!ending.signal.aborted) {
      await pause(ASK_EVERY, undefined, { signal: ending.signal }).catch(() => {});
      if (!ending.signal.aborted) await ask();
    }
    session?.close();
  }

  const begun = ask();
  const ended = begun.then(askOn);
  return {
    begun,
    async end() {
      ending.abort();
      await ended;
    },
  };
}

const STATE = { wsrep_ready: 'ON', wsrep_local_state_comment: 'Synced', wsrep_cluster_status: 'Primary' } as const;

/**
 * A node takes work when it is ready, has every change of the others, and belongs to the majority. A server that is no
 * node of a cluster has none of these states: an answer is enough.
 */
export async function takesWork(session: Session): Promise<boolean> {
  const names = Object.keys(STATE).map((name) => `'${name}'`);
  const rows = await session.all(`SHOW GLOBAL STATUS WHERE Variable_name IN (${names.join(', ')})`);
  return rows.every((row) => row.Value === STATE[String(row.Variable_name).toLowerCase() as keyof typeof STATE]);
}

/** For the person who starts the server: several hosts that are no cluster do not hold the same data by themselves. */
export function hostsWarning(address: DatabaseAddress, isClusterNode: boolean): string[] {
  if (address.servers.length === 1 || isClusterNode) return [];
  return [
    `${describeAddress(address)} names several hosts, and they are no Galera cluster. Bitewing moves its writes from ` +
      'one to another when the first fails: make sure that they hold the same data.',
  ];
}
