import type { Practice } from '../db/practice.ts';
import { foundedSnapshot } from '../demo/found.ts';
import { type Controlled, type LocalControls, type TestControls, testControls } from './controls.ts';

/**
 * The controls of a practice. A reset loses what is stored, so they are refused, with a sentence, for an office's
 * database and for a practice of one's own that holds patients.
 */
export async function controlsOf(
  practice: Practice,
  { isOffice, isDemo }: { readonly isOffice: boolean; readonly isDemo: boolean },
  controlled: Controlled,
): Promise<LocalControls> {
  const { snapshots } = practice;
  if (isOffice || !snapshots) {
    throw new Error('--test-controls works with an SQLite file or :memory:, not with a database server.');
  }
  if (!isDemo && (await hasPatients(practice))) {
    throw new Error('--test-controls is refused: this practice holds patients, and a reset would remove them.');
  }
  // A demo practice is reset to what a start makes today, even if it was used before; another one to what it is now.
  const founded = isDemo ? await foundedSnapshot(controlled.time.now()) : await snapshots.take();
  return testControls(snapshots, founded, controlled);
}

async function hasPatients(practice: Practice): Promise<boolean> {
  const rows = await practice.read(({ db }) => db.selectFrom('patient').select('PatNum').limit(1).execute());
  return rows.length > 0;
}

const refuse = () => Promise.reject(new Error('Start the server with testControls: true.'));

/** What a server without test controls answers. */
export const noControls: TestControls = {
  reset: refuse,
  snapshot: refuse,
  restore: refuse,
  clock: { set: refuse, advance: refuse, freeze: refuse, resume: refuse, reset: refuse },
  fail: refuse,
  clearFaults: refuse,
  throttle: refuse,
  clearThrottles: refuse,
  requests: refuse,
  clearRequests: refuse,
};
