import type { LogDestination } from '../../log-destination.ts';

/**
 * Writes the log lines of one turn of the event loop together: each write is a system call, which costs a tenth of a
 * short answer. Lines that are left are written before the process ends. `later` decides when to write, if more may be
 * gathered.
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
