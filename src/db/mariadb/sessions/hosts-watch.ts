import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseAddress, ServerAddress } from './address.ts';
import { openSession, type Session } from './session.ts';

/** Milliseconds between an answer of a server and the next question. */
const ASK_EVERY = 1000;

interface ServerWatch {
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
      isGood = await takesWork(session);
    } catch {
      session?.close();
      session = undefined;
    }
    if (!ending.signal.aborted) tell(isGood);
  }

  async function watch(): Promise<void> {
    await begun;
    while (!ending.signal.aborted) {
      await pause(ASK_EVERY, undefined, { signal: ending.signal }).catch(() => {});
      if (!ending.signal.aborted) await ask();
    }
    session?.close();
  }

  const begun = ask();
  const ended = watch();
  return {
    begun,
    async end() {
      ending.abort();
      await ended;
    },
  };
}

/** A node is ready, has taken over every change of the others, and belongs to the majority. */
const FIT_NODE = { wsrep_ready: 'ON', wsrep_local_state_comment: 'Synced', wsrep_cluster_status: 'Primary' };

/** Whether a node of a cluster is fit, or another server takes writes. */
async function takesWork(session: Session): Promise<boolean> {
  const [variables, status] = await Promise.all([
    session.all("SHOW GLOBAL VARIABLES WHERE Variable_name IN ('wsrep_on', 'read_only')"),
    session.all("SHOW GLOBAL STATUS WHERE Variable_name LIKE 'wsrep%'"),
  ]);
  const value = new Map([...variables, ...status].map((row) => [String(row.Variable_name), String(row.Value)]));
  if (value.get('wsrep_on') !== 'ON') return value.get('read_only') !== 'ON';
  return Object.entries(FIT_NODE).every(([name, fit]) => value.get(name) === fit);
}
