import pino, { type Logger } from 'pino';
import { faultForLog } from './http/replies.ts';
import type { LogDestination } from './log-destination.ts';

export interface LogSettings {
  readonly logLevel: string;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination | undefined;
}

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** Errors are logged by allow-listed fields only. */
export function openLog({ logLevel, logTo }: LogSettings): Log {
  const options = { level: logLevel, serializers: { err: faultForLog } };
  return logTo ? pino(options, logTo) : pino(options);
}
