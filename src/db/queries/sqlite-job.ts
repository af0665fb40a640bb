import type { TranslatedStatement } from '../../sql/translate.ts';
import type { AnswerForm } from '../practice-queries.ts';

/** What goes to the process that answers queries, and comes back. */
export interface SqliteJob {
  /** A file, or the whole database of a practice in memory, in a file for this query alone where Node reads none out of memory. */
  readonly source: { readonly file: string } | { readonly image: Uint8Array } | { readonly copy: string };
  readonly statements: readonly TranslatedStatement[];
  readonly now: string;
  readonly form: AnswerForm;
}

/** The first word of a process that has begun. */
export const READY = 'ready';

export type SqliteAnswer =
  | { readonly kind: 'rows'; readonly text: string }
  /** A sentence for the caller. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** A fault of the file, which has a number of SQLite's, or of ours, for the log. */
  | { readonly kind: 'fault'; readonly problem: string; readonly errcode?: number | undefined };
