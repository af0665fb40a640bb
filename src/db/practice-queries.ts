import type { ParsedStatements } from '../sql/reading/parse.ts';
import type { Slice } from '../sql/translate.ts';

export type AnswerForm = 'json' | 'csv';

/** The read-only statements of one request, as `parseStatements` made them of a caller's SQL. */
export interface QueryOrder extends ParsedStatements {
  readonly slice: Slice;
  readonly form: AnswerForm;
  /** The office's local time for NOW(), `yyyy-MM-dd HH:mm:ss`. */
  readonly now: string;
  /** Milliseconds after which it is given up. */
  readonly longest: number;
  /** Aborted once nobody waits for the answer: the query ends then. */
  readonly gone?: AbortSignal | undefined;
  /** Told, before the answer, of what the database does until it notices that the query was given up. */
  readonly goesOn?: GoesOn | undefined;
}

export type GoesOn = (ended: Promise<void>) => void;

/** Answers a caller's own SQL apart from everything else: it can neither change anything nor hold up another request. */
export interface Queries {
  /** Text of the rows. Throws a refusal for what the database cannot make of it, 504 for what takes too long. */
  run(order: QueryOrder): Promise<string>;
  close(): Promise<void>;
}
