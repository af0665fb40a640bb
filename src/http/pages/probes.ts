import type { Practice } from '../../db/practice.ts';
import { Refusal } from '../../domain/refusal.ts';

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
    '/readyz': async () => {
      const obstacle = await obstacleOf(practice);
      return obstacle === undefined
        ? { status: 200, sentence: 'The database answers.' }
        : { status: 503, sentence: obstacle };
    },
  };
}

const NO_ANSWER = 'The database does not answer.';

/** Why the database does not answer the smallest question; undefined where it does. A hanging one is as bad as a failing one. */
export async function obstacleOf(practice: Practice): Promise<string | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(NO_ANSWER), PATIENCE_MS);
  const answer = practice.read(async (handle) => {
    await handle.db.selectFrom('preference').select('PrefNum').limit(1).execute();
    return undefined;
  });
  try {
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    return error instanceof Refusal ? error.message : NO_ANSWER;
  } finally {
    clearTimeout(timer);
  }
}
