import type { LogDestination } from '../../log-destination.ts';

const LEVELS: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 40: 'warning', 50: 'error', 60: 'fatal' };

/** Turns the log's JSON lines into lines for a person: `14:03:09  GET     /patients/{PatNum}  200  1.2 ms`. */
export function readableLog(write: (text: string) => void): LogDestination {
  return {
    write(line) {
      const text = readableLine(line);
      if (text) write(`${text}\n`);
    },
  };
}

export function readableLine(line: string): string {
  const { time, level, msg, reqId, ...entry } = JSON.parse(line);
  const clock = new Date(time).toTimeString().slice(0, 8);
  if (entry.status !== undefined) {
    return `${clock}  ${String(entry.method).padEnd(6)}  ${entry.status}  ${entry.operation}  ${entry.milliseconds} ms`;
  }
  // The banner has already said where.
  if (String(msg).startsWith('Server listening')) return '';
  const { err } = entry;
  const fault = err ? ` ${[err.type, err.code, reqId].filter(Boolean).join(' ')}\n${err.stack}` : '';
  return `${clock}  ${LEVELS[level] ? `${LEVELS[level]}: ` : ''}${msg}${fault}`;
}
