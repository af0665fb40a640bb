import { isAbsolute, resolve } from 'node:path';
import { isDatabaseUrl } from './db/database-url.ts';
import { parseWriteMode } from './db/office/write-mode.ts';
import type { Mode } from './http/common-parameters.ts';

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** A file path, `:memory:`, or a `mysql://` URL. */
  readonly database: string;
  /** Where keys live; beside the database file unless said otherwise. */
  readonly control: string;
  /** Create an empty practice instead of the demo practice. */
  readonly empty: boolean;
  readonly mode: Mode;
  readonly strict: boolean;
  readonly anyKey: boolean;
  /** What may be written to an office's existing database; see `parseWriteMode`. */
  readonly writes: string;
  readonly logLevel: LogLevel;
}

export { isDatabaseUrl };

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One setting: its flag, its environment variable, its default and what it is for. The CLI and README show these. */
export interface Setting {
  readonly name: keyof Config;
  readonly flag: string;
  readonly environment: string;
  readonly description: string;
  readonly default: string | boolean;
  readonly choices?: readonly string[];
}

export const settings: readonly Setting[] = [
  {
    name: 'port',
    flag: '--port <number>',
    environment: 'BITEWING_PORT',
    default: '30223',
    description: 'Port to listen on; 0 takes any free one.',
  },
  {
    name: 'host',
    flag: '--host <address>',
    environment: 'BITEWING_HOST',
    default: '127.0.0.1',
    description: 'Address to listen on. The demo key pair works on loopback only.',
  },
  {
    name: 'database',
    flag: '--database <path>',
    environment: 'BITEWING_DATABASE',
    default: 'data/bitewing.db',
    description: 'Database file, or :memory: for a practice that ends with the server. Created when absent or empty.',
  },
  {
    name: 'control',
    flag: '--control <path>',
    environment: 'BITEWING_CONTROL',
    default: '',
    description: 'File that keeps the API keys. Default: beside the database file.',
  },
  {
    name: 'empty',
    flag: '--empty',
    environment: 'BITEWING_EMPTY',
    default: false,
    description: 'Create an absent database without the demo practice.',
  },
  {
    name: 'mode',
    flag: '--mode <mode>',
    environment: 'BITEWING_MODE',
    default: 'service',
    choices: ['service', 'remote'],
    description:
      'Row cap and throttle of the published service: 1000 rows and none, or 100 rows and one request a second.',
  },
  {
    name: 'strict',
    flag: '--strict',
    environment: 'BITEWING_STRICT',
    default: false,
    description: 'Refuse unknown query and body names instead of ignoring them.',
  },
  {
    name: 'anyKey',
    flag: '--any-key',
    environment: 'BITEWING_ANY_KEY',
    default: false,
    description: 'Accept any well-formed key pair. Demo practice on loopback only.',
  },
  {
    name: 'writes',
    flag: '--writes <how>',
    environment: 'BITEWING_WRITES',
    default: '',
    description:
      'For a database that Open Dental created: through=URL hands writes to its own API service, direct writes itself.',
  },
  {
    name: 'logLevel',
    flag: '--log-level <level>',
    environment: 'BITEWING_LOG_LEVEL',
    default: 'info',
    choices: LOG_LEVELS,
    description: 'How much to log.',
  },
];

export type SettingValues = Partial<Record<keyof Config, string | boolean | number | undefined>>;

/** A setting that cannot be used; the message is for the person who typed it. */
export class SettingError extends Error {}

/** Checks raw values (flags, environment or a test's options) and fills the defaults. Throws SettingError. */
export function readConfig(given: SettingValues): Config {
  const value = (name: keyof Config) => given[name] ?? settings.find((setting) => setting.name === name)!.default;
  const port = Number(value('port'));
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new SettingError(`--port must be a number from 0 to 65535, not "${value('port')}".`);
  }
  const database = databaseFrom(String(value('database')));
  const config: Config = {
    port,
    host: String(value('host')),
    database,
    control: String(value('control')) || controlBeside(database),
    empty: isOn('empty', value('empty')),
    mode: oneOf('mode', value('mode')) as Mode,
    strict: isOn('strict', value('strict')),
    anyKey: isOn('anyKey', value('anyKey')),
    writes: writesFrom(String(value('writes'))),
    logLevel: oneOf('logLevel', value('logLevel')) as LogLevel,
  };
  if (config.anyKey && !isLoopback(config.host)) throw new SettingError('--any-key works on loopback only.');
  return Object.freeze(config);
}

/** Addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function writesFrom(text: string): string {
  if (!parseWriteMode(text)) throw new SettingError('--writes must be direct or through=http://host:30223/api/v1.');
  return text;
}

function databaseFrom(text: string): string {
  if (text === ':memory:' || isDatabaseUrl(text)) return text;
  if (/^[a-z]+:\/\//i.test(text)) {
    throw new SettingError('--database must be a file path, :memory: or a mysql:// URL.');
  }
  return isAbsolute(text) ? text : resolve(text);
}

function controlBeside(database: string): string {
  if (database === ':memory:') return ':memory:';
  return isDatabaseUrl(database) ? resolve('data/bitewing-control.db') : `${database.replace(/\.db$/, '')}-control.db`;
}

function isOn(name: keyof Config, value: unknown): boolean {
  const text = String(value).trim();
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off|)$/i.test(text)) return false;
  const { environment } = settings.find((setting) => setting.name === name)!;
  throw new SettingError(`${environment} must be true or false, not "${text}".`);
}

function oneOf(name: keyof Config, value: unknown): string {
  const { choices = [], flag } = settings.find((setting) => setting.name === name)!;
  const text = String(value);
  if (!choices.includes(text)) throw new SettingError(`${flag.split(' ')[0]} must be one of ${choices.join(', ')}.`);
  return text;
}
