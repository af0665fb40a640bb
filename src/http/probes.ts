import type { Practice } from '../db/practice.ts';

export interface Probe {
  readonly status: 200 | 503;
  readonly sentence: string;
}

/** Longest wait for the database before it counts as unavailable. */
const PATIENCE_MS = 2000;

/** What a supervisor asks: `/livez` whether to start the process anew, `/readyz` whether to send it requests. */
export function probes(practice: Practice): Readonly<Record<'/livez' | '/readyz', () => Promise<Probe>>> {
  return {
    '/livez': async () => ({ status: 200, sentence: 'The process answers.' }),
    '/readyz': async () =>
      (await isReady(practice))
        ? { status: 200, sentence: 'The database answers.' }
        : { status: 503, sentence: 'The database does not answer.' },
  };
}

/** Whether the database answers the smallest question; a hanging one is as bad as a failing one. */
export async function isReady(practice: Practice): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  const answer = practice.read(async (handle) => {
    await handle.db.selectFrom('preference').select('PrefNum').limit(1).execute();
    return true;
  });
  try {
    return await Promise.race([answer.catch(() => false), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
