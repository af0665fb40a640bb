import type { Session } from '../sessions/session.ts';

/** What a session knows of rights that were granted since it was opened. */
export interface NewRights {
  /** Before a statement: takes them, if a right was lacking since the last time. */
  take(): void;
  /** A statement lacked a right. */
  lack(): void;
}

/**
 * Rights that are granted on a whole database count for a session from its next USE on. Once a session has lacked a right, each
 * says USE before its next statement, so that at most one more request is refused behind the GRANT.
 */
export function newRights(database: string): (session: Session) => NewRights {
  let lacked = 0;
  return (session) => {
    let taken = 0;
    return {
      take() {
        if (taken === lacked) return;
        taken = lacked;
        // Where that is refused, the statement behind it is, too.
        session.command(useOf(database)).catch(() => {});
      },
      lack() {
        lacked++;
      },
    };
  };
}

export const useOf = (database: string) => `USE \`${database.replaceAll('`', '``')}\``;
