import type { LeadPlace } from '../http/hand-on.ts';

/** What this process is, where several serve a practice together (docs/operations.md, "Several processes"). */
export interface Part {
  /** From 1; stands in log lines and figures. */
  readonly number: number;
  readonly role: LeadRole | OtherRole;
}

/** Does what only one may: every write of a file, and on every engine what follows changes or counts wrong keys. */
export interface LeadRole {
  readonly kind: 'lead';
  /** Where it hears the others: a socket of the file system, or a named pipe. */
  readonly listensAt: string;
  /** No process of this server listens yet: a port that is taken is another program's. */
  readonly isFirst: boolean;
}

export interface OtherRole {
  readonly kind: 'other';
  readonly lead: LeadPlace;
}
