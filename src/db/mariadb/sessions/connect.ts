import type { DatabaseAddress } from './address.ts';
import { isServerUnfit } from './errors.ts';
import { afterAnswer, afterFailure, type Hosts, trustAll } from './hosts.ts';
import { watchServer } from './hosts-watch.ts';
import { MOST_SESSIONS, type SessionPool, sessionPool } from './pool.ts';
import { openSession, type Session } from './session.ts';

/**
 * The pool of sessions a practice works with. With several servers all its sessions lead to the one in use: when that
 * one fails, or a preferred one is trusted again, new sessions lead there, while those at work end what they do.
 * Resolves once every server was asked how it is. `adapt` gives each session another face.
 */
export async function connect(
  address: DatabaseAddress,
  setUp: readonly string[],
  adapt: (session: Session) => Session = (session) => session,
): Promise<SessionPool> {
  const { servers, patience } = address;
  const limits = { sessions: MOST_SESSIONS, wait: patience.statement };
  const openOn = async (index: number) => adapt(await openSession(address, servers[index]!, setUp));
  if (servers.length === 1) return sessionPool(() => openOn(0), limits);

  let hosts = trustAll(servers.length);
  const moveTo = (next: Hosts) => {
    const isOther = next.inUse !== hosts.inUse;
    hosts = next;
    if (isOther) pool.renew();
  };
  const onTrouble = (error: unknown) => {
    if (isServerUnfit(error)) moveTo(afterFailure(hosts));
  };
  const pool = sessionPool(() => openOn(hosts.inUse), limits, onTrouble);
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
