import type { DatabaseAddress, ServerAddress } from './address.ts';
import { openSession, type Patience, type Session } from './session.ts';

const SHORT: Patience = { connect: 1000, statement: 1000 };

/**
 * Asks a server whether it may be used: of a cluster's node that it is ready, synced and in the majority, of any other
 * server that it takes writes. Keeps one session a server; false or an error means no.
 */
export function serverLook(address: DatabaseAddress): {
  look(server: ServerAddress): Promise<boolean>;
  close(): void;
} {
  const sessions = new Map<ServerAddress, Session>();

  async function sessionTo(server: ServerAddress): Promise<Session> {
    const known = sessions.get(server);
    if (known?.isOpen()) return known;
    const session = await openSession(address, server, [], SHORT);
    sessions.set(server, session);
    return session;
  }

  return {
    async look(server) {
      const session = await sessionTo(server);
      try {
        const rows = await session.all(
          "SHOW STATUS WHERE Variable_name IN ('wsrep_ready', 'wsrep_local_state_comment', 'wsrep_cluster_status')",
        );
        const status = new Map(rows.map((row) => [String(row.Variable_name), String(row.Value)]));
        if (status.get('wsrep_cluster_status') === undefined || status.get('wsrep_cluster_status') === 'Disconnected') {
          return status.get('wsrep_ready') !== 'ON' && (await takesWrites(session));
        }
        return (
          status.get('wsrep_ready') === 'ON' &&
          status.get('wsrep_cluster_status') === 'Primary' &&
          status.get('wsrep_local_state_comment') === 'Synced'
        );
      } catch (error) {
        session.close();
        throw error;
      }
    },
    close() {
      for (const session of sessions.values()) session.close();
    },
  };
}

async function takesWrites(session: Session): Promise<boolean> {
  const [row] = await session.all("SHOW VARIABLES WHERE Variable_name IN ('wsrep_on', 'read_only') AND Value = 'ON'");
  return row === undefined;
}
