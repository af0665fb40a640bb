import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../domain/refusal.ts';

/**
 * Begins a process of the program's own, for work that may not end or fail with the server. It needs nothing of our environment,
 * where secrets may stand. `mostMemory` is in megabytes of objects: a process that needs more is ended by Node.
 */
export function beginProcess(program: URL, mostMemory?: number): ChildProcess {
  try {
    return fork(fileURLToPath(program), [], {
      serialization: 'advanced',
      env: mostMemory === undefined ? {} : { NODE_OPTIONS: `--max-old-space-size=${mostMemory}` },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  } catch (error) {
    throw notBegun(error);
  }
}

/** What the system says when it has too few files, processes or bytes left for one more process. */
const WANTS = ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM'];

/** What a caller is told when a process does not begin. */
export const notBegun = (error: unknown): Error =>
  WANTS.includes((error as NodeJS.ErrnoException).code ?? '')
    ? new Refusal(503, 'The server can begin no process for this now. Try again in a moment.', {}, error)
    : (error as Error);

/** Lets requests come before what the process does. Of use once it has begun: a busy machine would not let it begin at all. */
export function lowerPriority({ pid }: Pick<ChildProcess, 'pid'>): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or this system does not let us.
  }
}

/** Whether the process, and the line to it, keep the server alive. */
export function keepAlive(process: ChildProcess, isKept: boolean): void {
  for (const handle of [process, process.channel]) {
    if (isKept) handle?.ref();
    else handle?.unref();
  }
}
