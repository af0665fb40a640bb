import { explain } from './problems.ts';

/**
 * Whoever reads our output may leave (`bitewing keys list | head -1`), and the disk that keeps a log may be full. Node
 * would end the program for either, a server in the middle of its requests. So it goes on: in silence when nobody reads,
 * else it says so once, and a command has failed. Lines are written again as soon as they can be.
 */
export function outliveLostOutput(): void {
  let isTold = false;
  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EPIPE') return;
    process.exitCode = 1;
    if (!isTold) process.stderr.write(`bitewing: The output could not be written. ${explain(problem).sentence}\n`);
    isTold = true;
  });
  // Whoever is told of the output cannot be told of this.
  process.stderr.on('error', () => {});
}
