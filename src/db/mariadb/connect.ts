import type { DatabaseAddress } from './address.ts';
import { isServerUnfit } from './errors.ts';
import { serverLook } from './look.ts';
import { type SessionPool, sessionPool } from './pool.ts';
import { serverSwitch } from './server-switch.ts';
import { openSession, type Session } from './session.ts';

/**
 * The pool of sessions a practice works with. With several servers all its sessions lead to one of them, and all are
 * renewed when it fails. `adapt` gives each session another face.
 */
export function connect(
  address: DatabaseAddress,
  setUp: readonly string[],
  adapt: (session: Session) => Session = (session) => session,
): SessionPool {
  const [only, ...others] = address.servers;
  if (others.length === 0) return sessionPool(async () => adapt(await openSession(address, only!, setUp)));

  const looks = serverLook(address);
  const chosen = serverSwitch(address.servers, looks.look, () => pool.renew());
  const pool = sessionPool(async () => adapt(await openSession(address, chosen.current(), setUp)));
  return {
    ...pool,
    async use(work) {
      try {
        return await pool.use(work);
      } catch (error) {
        if (isServerUnfit(error)) chosen.suspect();
        throw error;
      }
    },
    async close() {
      chosen.close();
      looks.close();
      await pool.close();
    },
  };
}
