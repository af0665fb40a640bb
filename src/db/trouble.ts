import { Refusal } from '../domain/refusal.ts';

/**
 * The database undid this unit of work, or never began it, for a reason that has nothing to do with the request:
 * another writer was faster, or the connection broke before COMMIT. Nothing is stored, so all of it may run again.
 */
export class Conflict extends Error {
  /** Another try needs no pause. */
  readonly atOnce: boolean;
  /** What the caller is told when no try succeeds, where more is known than that somebody was faster. */
  readonly sentence: string | undefined;

  constructor(reason: string, options: { cause?: unknown; atOnce?: boolean; sentence?: string } = {}) {
    super(reason, { cause: options.cause });
    this.name = 'Conflict';
    this.atOnce = options.atOnce ?? false;
    this.sentence = options.sentence;
  }
}

/** 503 that invites to come again; never a fault of the request. */
export const unavailable = (sentence: string, cause?: unknown) =>
  new Refusal(503, sentence, { 'retry-after': '1' }, cause);

/** Seconds after which a caller may ask once more. */
const FOR_LONG = '30';

/** 503 that lasts until somebody puts the database right; the sentence says what is wrong and what to do. */
export const needsAdministrator = (sentence: string, cause?: unknown) =>
  new Refusal(503, sentence, { 'retry-after': FOR_LONG }, cause);

/** A table or a column of a practice of our own is gone. */
export const lost = (what: string, name: string) =>
  needsAdministrator(
    `The practice’s database has no ${what} "${name}" any more. Restore it from a backup, then start again.`,
  );

/** A table refuses a row that is right by our own rules. */
export const notStored = (table: string, why: string, error: unknown) =>
  needsAdministrator(
    `The database does not store this in the table "${table}": ${why}. An administrator looks who changed the table; the log ` +
      'of this server has the code of the error.',
    error,
  );

/** A key of a table is the largest there is, and a new row gets a larger one. */
export const noKeyLeft = (tables: string, cause: unknown) =>
  needsAdministrator(
    `The table "${tables}" of the database has no key left to give: one of its rows has the largest there is (2^63−1). ` +
      'An administrator gives that row another key.',
    cause,
  );

/** Whether an error is one of those: it stays as it is until somebody sees to it. */
export const isForAdministrator = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.status === 503 && error.headers['retry-after'] === FOR_LONG;

/** 507: nothing can be stored until somebody makes room. */
export const diskFull = (sentence: string, cause?: unknown) =>
  new Refusal(507, sentence, { 'retry-after': FOR_LONG }, cause);

/** The end of a sentence about a fault of the disk: a writer learns that all of its request is undone. */
export const NOTHING_STORED = ' Nothing was stored.';

/** The same sentence for who wrote nothing: the answer had to be noted, or a key of the practice made, before it. */
export const toldToReader = (sentence: string) =>
  sentence.replace(NOTHING_STORED, ' What this answer needs there cannot be stored.');

/** The database cannot be reached, hangs, or does not take statements at the moment. */
export const noDatabase = (cause?: unknown) =>
  unavailable('The database does not answer. Try again in a moment.', cause);

const NOT_CONFIRMED =
  'The database did not confirm whether this was stored. Look before sending it again; a request with an ' +
  'Idempotency-Key may simply be repeated.';

/** The answer to COMMIT never came: only the database knows whether the unit of work is stored. */
export class OutcomeUnknown extends Refusal {
  /** Whoever else was asked to store it, and did not answer, has a sentence of its own. */
  constructor(sentence = NOT_CONFIRMED, cause?: unknown) {
    super(503, sentence, { 'retry-after': '1' }, cause);
  }
}

/**
 * What is asked is not this process's to do: another one of the same server writes, and is handed the request
 * (`http/lead/hand-on.ts`). Nothing was done.
 */
export class LeadNeeded extends Error {
  constructor() {
    super('This is done by another process of the server.');
    this.name = 'LeadNeeded';
  }
}
