import { hostname } from 'node:os';
import pino, { type Logger } from 'pino';
import { Refusal } from './domain/refusal.ts';
import { BoundedMap } from './domain/remember.ts';
import { UNKNOWN_KEYS } from './http/callers/caller.ts';
import { faultForLog, faultRefusal } from './http/reply/replies.ts';
import type { LogDestination } from './log-destination.ts';

export interface LogSettings {
  readonly logLevel: string;
  /** In each line if several processes write one log. */
  readonly worker?: number | undefined;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination | undefined;
}

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Errors are logged by allow-listed fields only. */
export function openLog({ logLevel, worker, logTo }: LogSettings): Log {
  const base = worker === undefined ? {} : { base: { pid: process.pid, hostname: hostname(), worker } };
  const options = { level: logLevel, serializers: { err: faultForLog }, ...base };
  return logTo ? pino(options, logTo) : pino(options);
}

/** What a caller is told of what ended a request. The log is told the rest, under the reference that the caller gets. */
export function refusalsTold(log: Log, takesDemoKeys: boolean): (error: unknown, reference: string) => Refusal {
  const isNews = newsOnly();
  return (error, reference) => {
    if (!(error instanceof Refusal)) {
      log.error({ reqId: reference, err: error, reference }, 'fault');
      return faultRefusal(reference);
    }
    // What an administrator must put right, with what the database said.
    if (error.cause && isNews(error.message)) log.error({ err: error.cause, reference }, 'refused');
    // The sentence is the published one. Whoever tries a client with the demo practice looks here.
    if (takesDemoKeys && error.message === UNKNOWN_KEYS && isNews(UNKNOWN_KEYS)) {
      log.info(
        { reference },
        'unknown keys: the demo practice takes the pair of its start, and with --any-key every pair',
      );
    }
    return error;
  };
}

/** Milliseconds for which what was told once is no news. */
const TOLD_FOR = 10_000;

/** Whether something was not told lately: what a thousand callers meet alike must not fill the log. */
function newsOnly(): (what: string) => boolean {
  const told = new BoundedMap<string, number>(100);
  return (what) => {
    if (performance.now() - (told.get(what) ?? Number.NEGATIVE_INFINITY) < TOLD_FOR) return false;
    told.set(what, performance.now());
    return true;
  };
}
