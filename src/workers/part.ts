import type { LeadPlace } from '../http/lead/hand-on.ts';

/** What this process is, if several serve a practice together (docs/operations.md, "Several processes"). */
export interface Part {
  /** From 1; shown in log lines and figures. */
  readonly number: number;
  readonly role: LeadRole | OtherRole;
}

/**
 * The lead does what only one process may: it writes a database file and, on every engine, follows changes and counts
 * wrong keys.
 */
export interface LeadRole {
  readonly kind: 'lead';
  /** Where the other workers reach it: a socket of the file system, or a named pipe. */
  readonly listensAt: string;
  /** No process of this server listens yet, so a port that is taken belongs to another program. */
  readonly isFirst: boolean;
}

interface OtherRole {
  readonly kind: 'other';
  readonly lead: LeadPlace;
}
