import type { LogDestination } from '../log-destination.ts';

/**
 * Writes the lines of one turn of the event loop together: each write is a call of the system, a tenth of a short answer.
 * What ends the process writes them first. `later` says when, where more may be gathered.
 */
export function gatheredLog(
  write: (text: string) => void,
  later: (flush: () => void) => void = setImmediate,
): LogDestination {
  let text = '';
  const flush = () => {
    const gathered = text;
    text = '';
    if (gathered) write(gathered);
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (!text) later(flush);
      text += line;
    },
  };
}
