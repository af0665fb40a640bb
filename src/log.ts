import { hostname } from 'node:os';
import pino, { type Logger } from 'pino';
import { faultForLog } from './http/replies.ts';
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
