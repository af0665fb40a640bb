import { setTimeout as pause } from 'node:timers/promises';
import type { Key } from '../domain/key.ts';
import { Refusal } from '../domain/refusal.ts';
import { OURSELVES, type Transaction, type Unit, type Writer } from './handle.ts';
import type { Practice } from './practice.ts';
import { Conflict, unavailable } from './trouble.ts';

/** Tries of one unit of work before the caller is asked to come again (`reliability.md` 3, rule 3). */
const TRIES = 5;
/** No further try begins after this many milliseconds. */
const LONGEST = 2000;

interface UnitOptions {
  /** Patients known beforehand: they are locked before anything is read, so the unit need not run twice. */
  readonly patients?: readonly Key[];
  /** On whose behalf; the program itself when nobody is named. */
  readonly by?: Writer;
  readonly ahead?: Unit['ahead'];
  /** Whether the keys of new rows are needed before COMMIT, as by an answer that is stored. */
  readonly needsKeys?: boolean;
  readonly kind?: Unit['kind'];
}

/**
 * Runs `work` as one unit: everything it writes is stored when it returns, nothing when it throws. The only place that
 * opens a transaction. When other writers get in the way the whole unit runs again, so `work` must depend on nothing
 * but the transaction; when that does not help, the caller gets 503 with Retry-After.
 */
export async function unitOfWork<T>(
  practice: Practice,
  work: (tx: Transaction) => Promise<T>,
  { patients = [], by = OURSELVES, ahead, needsKeys = false, kind }: UnitOptions = {},
): Promise<T> {
  const unit: Unit = { patients: new Set(patients), by, ahead, needsKeys, kind };
  const start = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      let isChanged = false;
      const done = await practice.write(async (tx) => {
        const done = await work(tx);
        isChanged = tx.changes.length > 0;
        return done;
      }, unit);
      if (isChanged && practice.disk) practice.disk.full = undefined;
      return done;
    } catch (error) {
      if (practice.disk && error instanceof Refusal && error.status === 507) practice.disk.full = error.message;
      if (!(error instanceof Conflict)) throw error;
      if (tries === TRIES || performance.now() - start > LONGEST) {
        throw unavailable(error.sentence ?? 'The database is busy. Try again in a moment.');
      }
      // Two units that met must not meet again: each waits its own random time.
      if (!error.atOnce) await pause(Math.random() * 10 * 2 ** tries);
    }
  }
}
