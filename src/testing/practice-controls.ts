import type { Practice } from '../db/practice.ts';
import type { PracticeSnapshot } from '../db/snapshots.ts';
import { foundedSnapshot } from '../demo/found.ts';
import type { TestClock } from './clock.ts';
import { type Fixtures, type LocalControls, type TestControls, testControls } from './controls.ts';
import type { Answerable } from './faults.ts';

/** URLs that operations stand below. */
const BASES = ['/api/ext/v1', '/api/v1'];

/**
 * The controls of a practice. A reset loses what is stored, so they are refused, with a sentence, for an office's
 * database and for a practice of one's own that holds patients.
 */
export async function controlsOf(
  practice: Practice,
  isOurs: boolean,
  isDemo: boolean,
  time: TestClock,
  answerable: readonly Answerable[],
  fixtures: Fixtures,
  isKey: (key: number | null) => boolean,
): Promise<LocalControls> {
  const { snapshots } = practice;
  if (!isOurs || !snapshots) {
    throw new Error('--test-controls works with an SQLite file or :memory:, not with a database server.');
  }
  if (!isDemo && (await hasPatients(practice))) {
    throw new Error('--test-controls is refused: this practice holds patients, and a reset would remove them.');
  }
  return testControls(snapshots, await founded(snapshots.take, isDemo, time), time, BASES, answerable, fixtures, isKey);
}

/** A demo practice is reset to what a start makes today, even if it was used before; another one to what it is now. */
async function founded(
  take: () => Promise<PracticeSnapshot>,
  isDemo: boolean,
  time: TestClock,
): Promise<PracticeSnapshot> {
  return isDemo ? foundedSnapshot(time.now()) : take();
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
