import { badRequest, Refusal } from '../domain/refusal.ts';
import { beginProcess, notBegun } from '../processes/own-process.ts';
import { processAddress } from './process-address.ts';
import type { SftpSaid, SftpTask } from './tasks.ts';

/** Megabytes of objects that a process may hold; the file that it moves is not among them. */
const MOST_MEMORY = 128;

/**
 * Performs a task in a process of its own, which is killed when it is done or `ended` is aborted. Whoever runs the other server
 * decides what the library does here: a flood of messages keeps it in one turn of the event loop for half a minute, an exchange
 * of keys for a quarter of a second, and what it answers to somebody who reads nothing is held in memory. `underway` is called
 * when the first file is being sent.
 */
export async function performElsewhere(
  task: SftpTask,
  ended: AbortSignal,
  underway: () => void = () => {},
): Promise<Uint8Array> {
  ended.throwIfAborted();
  const process = beginProcess(processAddress, MOST_MEMORY);
  const result = Promise.withResolvers<Uint8Array>();
  const gone = Promise.withResolvers<void>();
  const hangUp = () => result.reject(ended.reason);
  ended.addEventListener('abort', hangUp, { once: true });
  process.on('message', (said: SftpSaid) => {
    if (said.kind === 'underway') underway();
    else if (said.kind === 'done') result.resolve(said.bytes);
    else if (said.kind === 'refused') result.reject(new Refusal(said.status, said.sentence));
    else result.reject(new Error(`A transfer failed: ${said.problem}`));
  });
  process.on('error', (error) => {
    result.reject(notBegun(error));
    if (process.pid === undefined) gone.resolve();
  });
  process.on('exit', () => {
    result.reject(badRequest('The SFTP transfer failed.'));
    gone.resolve();
  });
  try {
    // Where files are wanting it did not begin and has no line to be sent on: its error comes in a moment.
    if (process.channel) process.send(task, (error) => error && result.reject(error));
    return await result.promise;
  } finally {
    ended.removeEventListener('abort', hangUp);
    process.kill('SIGKILL');
    await gone.promise;
  }
}
