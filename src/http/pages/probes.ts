import type { Practice } from '../../db/practice.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { FindCaller } from '../callers/caller.ts';

export interface Probe {
  readonly status: 200 | 503;
  readonly sentence: string;
}

/** Longest wait for the database before it counts as unavailable. */
const PATIENCE_MS = 2000;

/** What a supervisor asks: `/livez` whether to start the process anew, `/readyz` whether to send it requests. */
export function probes(
  practice: Practice,
  findCaller: FindCaller,
): Readonly<Record<'/livez' | '/readyz', () => Promise<Probe>>> {
  return {
    '/livez': async () => ({ status: 200, sentence: 'The process answers.' }),
    '/readyz': async () => {
      const obstacle = await obstacleOf(practice, findCaller);
      return obstacle === undefined
        ? { status: 200, sentence: ['The database answers.', ...troublesOf(practice)].join(' ') }
        : { status: 503, sentence: obstacle };
    },
  };
}

const NOBODY = { developerKey: '', customerKey: '' };

/** Reads go on, so the server is ready; an operator makes room, or puts a file back. */
function troublesOf(practice: Practice): string[] {
  const { latestWrite, signing } = refusedNow(practice);
  return [
    ...(latestWrite ? [`The latest write was refused: ${latestWrite}`] : []),
    ...(signing ? [`No plan can be signed: ${signing}`] : []),
  ];
}

/** What is refused while everything else is answered, each with its sentence. */
export function refusedNow(practice: Practice): { latestWrite?: string | undefined; signing?: string | undefined } {
  const latestWrite = practice.disk?.full;
  try {
    practice.requireEvidence?.();
    return { latestWrite };
  } catch (error) {
    return { latestWrite, signing: (error as Refusal).message };
  }
}

const NO_ANSWER = 'The database does not answer.';

/**
 * Why no request can be answered: the keys cannot be read, or the database does not answer the smallest question. Undefined
 * where nothing is in the way. A database that hangs is as bad as one that fails.
 */
export async function obstacleOf(practice: Practice, findCaller: FindCaller): Promise<string | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(NO_ANSWER), PATIENCE_MS);
  try {
    findCaller(NOBODY);
    const answer = practice.read(async (handle) => {
      await handle.db.selectFrom('preference').select('PrefNum').limit(1).execute();
      return undefined;
    });
    return await Promise.race([answer, tooLate]);
  } catch (error) {
    return error instanceof Refusal ? error.message : NO_ANSWER;
  } finally {
    clearTimeout(timer);
  }
}
