import type { DatabaseAddress, ServerAddress } from './address.ts';
import { isServerUnfit } from './errors.ts';
import { afterAnswer, afterFailure, type Hosts, trustAll } from './hosts.ts';
import { watchServer } from './hosts-watch.ts';
import { POOL_LIMITS, type SessionPool, sessionPool } from './pool.ts';
import type { Session } from './session.ts';

/**
 * The sessions of a practice: all on the one server in use. With several servers each is watched, and when the one in
 * use fails, or a preferred one is trusted again, sessions are opened on another from then on; those at work end what
 * they do. Resolves once every server was asked.
 */
export async function practicePool(
  address: DatabaseAddress,
  open: (server: ServerAddress) => Promise<Session>,
): Promise<SessionPool> {
  const { servers } = address;
  if (servers.length === 1) return sessionPool(() => open(servers[0]!));

  let hosts = trustAll(servers.length);
  const moveTo = (next: Hosts) => {
    const isOther = next.inUse !== hosts.inUse;
    hosts = next;
    if (isOther) pool.renew();
  };
  const pool = sessionPool(
    () => open(servers[hosts.inUse]!),
    POOL_LIMITS,
    (error) => isServerUnfit(error) && moveTo(afterFailure(hosts)),
  );
  const watches = servers.map((server, index) =>
    watchServer(address, server, (isGood) => moveTo(afterAnswer(hosts, index, isGood))),
  );
  await Promise.all(watches.map(({ begun }) => begun));
  return {
    ...pool,
    async close() {
      await Promise.all(watches.map((watch) => watch.end()));
      await pool.close();
    },
  };
}
