import { hostname } from 'node:os';
import type { LogDestination } from '../log-destination.ts';
import type { Config } from '../settings/config.ts';

const LEVELS = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 } as const;

export type Log = (level: 'info' | 'warn' | 'error', msg: string, more?: object) => void;

/** Log lines of the process that begins the workers, in the form of theirs. */
export function ownLog(logTo: LogDestination, { logLevel }: Pick<Config, 'logLevel'>): Log {
  return (level, msg, more = {}) => {
    if (LEVELS[level] < LEVELS[logLevel]) return;
    const line = { level: LEVELS[level], time: Date.now(), pid: process.pid, hostname: hostname(), ...more, msg };
    logTo.write(`${JSON.stringify(line)}\n`);
  };
}
