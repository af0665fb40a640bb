import type { LogDestination } from '../log-destination.ts';

/**
 * Writes the lines of one turn of the event loop together: each write is a call of the system, a tenth of a short answer.
 * What ends the process writes them first.
 */
export function gatheredLog(write: (text: string) => void): LogDestination {
  let text = '';
  const flush = () => {
    const gathered = text;
    text = '';
    if (gathered) write(gathered);
  };
  process.once('exit', flush);
  return {
    write(line) {
      if (!text) setImmediate(flush);
      text += line;
    },
  };
}
