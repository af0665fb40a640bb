import type { TranslatedStatement } from '../../sql/translate.ts';

/** What goes to the process that answers queries, and comes back. */
export interface SqliteJob {
  /** A file, or the whole database of a practice in memory. */
  readonly source: { readonly file: string } | { readonly image: Uint8Array };
  readonly statements: readonly TranslatedStatement[];
  readonly now: string;
}

/** The first word of a process that has begun. */
export const READY = 'ready';

export type SqliteAnswer =
  | { readonly kind: 'rows'; readonly json: string }
  /** A sentence for the caller. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** A fault of ours, for the log. */
  | { readonly kind: 'fault'; readonly problem: string };
