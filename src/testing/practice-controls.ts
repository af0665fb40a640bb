import { practiceName } from '../db/evidence/practice-name.ts';
import type { Practice } from '../db/practice.ts';
import type { PracticeSnapshot } from '../db/snapshots.ts';
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
  noteReset: (nameBefore: string, nameNow: string) => void,
): Promise<LocalControls> {
  const { snapshots } = practice;
  const name = () => practice.read((handle) => practiceName(handle, isOffice));
  if (isOffice || !snapshots) {
    throw new Error('--test-controls works with an SQLite file or :memory:, not with a database server.');
  }
  if (!isDemo && (await hasPatients(practice))) {
    throw new Error('--test-controls is refused: this practice holds patients, and a reset would remove them.');
  }
  // A demo practice is reset to what a start makes today, even if it was used before; another one to what it is now.
  const founded = isDemo ? await foundedSnapshot(controlled.time.now()) : await snapshots.take();
  const putBack = async (snapshot: PracticeSnapshot) => {
    const before = await name();
    await snapshots.putBack(snapshot);
    noteReset(before, await name());
  };
  return testControls({ ...snapshots, putBack }, founded, controlled);
}

async function hasPatients(practice: Practice): Promise<boolean> {
  const rows = await practice.read(({ db }) => db.selectFrom('patient').select('PatNum').limit(1).execute());
  return rows.length > 0;
}

/** What may be asked of a server, each part refused with a sentence once the server is stopped. */
export function untilStopped({ clock, ...rest }: TestControls, isStopped: () => boolean): TestControls {
  const guarded = <Part extends object>(part: Part, names: object): Part =>
    Object.fromEntries(
      Object.keys(names).map((name) => [
        name,
        async (...given: unknown[]) => {
          if (isStopped()) throw new Error('The server is stopped.');
          return (part as Record<string, (...given: unknown[]) => unknown>)[name]!(...given);
        },
      ]),
    ) as Part;
  const { clock: clockNames, ...names } = noControls;
  return { ...guarded(rest, names), clock: guarded(clock, clockNames) };
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
