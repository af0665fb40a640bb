import { systemClock } from '../clock.ts';
import type { KeyStore } from '../control/key-store.ts';
import { secretBox } from '../control/secret-box.ts';
import { isInForce } from '../control/stored-key.ts';
import type { PublishedRows } from '../db/feed/published-rows.ts';
import type { Practice } from '../db/practice.ts';
import type { Standing } from '../events/deliver.ts';
import { startDispatcher } from '../events/dispatcher.ts';
import { refuseTarget } from '../events/target.ts';
import { tablesToldWhenDeleted } from '../events/watch-tables.ts';
import type { Config } from '../settings/config.ts';
import { isLoopback } from '../settings/read-config.ts';
import { version } from '../version.ts';

interface EventsOf {
  readonly practice: Practice;
  readonly rows: PublishedRows;
  readonly config: Pick<Config, 'host' | 'eventsPrivate'>;
  readonly isDemo: boolean;
  readonly keys: Pick<KeyStore, 'list'>;
  /** 32 bytes that only this practice's servers know. */
  readonly secret: () => Buffer;
  readonly onFault: (error: unknown) => void;
}

/** A practice whose changes are told to subscribers, until it stops. An office's database has nowhere to keep them. */
export function startEvents(of: EventsOf): { readonly practice: Practice; stop(): Promise<void> } {
  const { practice, rows, config, isDemo, keys, secret, onFault } = of;
  if (!practice.feed?.own) return { practice, stop: async () => {} };
  practice.feed.own.keepLastRows({
    tables: tablesToldWhenDeleted,
    texts: (tx, table, some) => rows.texts(tx, table, some),
  });
  const box = secretBox(secret);
  const isLocalDemo = isDemo && isLoopback(config.host);
  const mayBePrivate = config.eventsPrivate === 'on' || (config.eventsPrivate === '' && isLocalDemo);
  const dispatcher = startDispatcher(
    {
      practice,
      rows,
      look: (work) => practice.read(work),
      open: (sealed) => box.open(sealed),
      standings: () => standingsOf(keys, isLocalDemo),
      mayBePrivate,
      agent: `Bitewing/${version}`,
    },
    onFault,
  );
  const subscribing = {
    seal: (customerKey: string) => box.seal(customerKey),
    checkTarget: (url: string) => refuseTarget(url, mayBePrivate),
    told: () => dispatcher.poke(),
  };
  return { practice: { ...practice, subscribing }, stop: () => dispatcher.stop() };
}

/** A pair that is in no file is the demo's, or any pair if every pair is accepted. */
function standingsOf(keys: Pick<KeyStore, 'list'>, isLocalDemo: boolean): (keyNum: number) => Standing {
  const known = new Map(
    keys.list().map((key) => [key.keyNum, isInForce(key, systemClock.now()) ? 'admitted' : 'revoked'] as const),
  );
  return (keyNum) => (keyNum === 0 ? (isLocalDemo ? 'admitted' : 'unknown') : (known.get(keyNum) ?? 'unknown'));
}
