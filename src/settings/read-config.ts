import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { isDatabaseUrl } from '../db/database-url.ts';
import { parseAddress } from '../db/mariadb/sessions/address.ts';
import { parseWriteMode } from '../db/office/write-mode.ts';
import { parseProxies } from '../http/connections/proxies.ts';
import { parseOrigins } from '../http/reply/cross-origin.ts';
import type { Mode } from '../http/request/common-parameters.ts';
import { parseAllowedHosts } from '../sftp/allowed-hosts.ts';
import { readFirstMoment } from '../testing/clock.ts';
import type { Config, LogLevel, SettingValues } from './config.ts';
import { fontFiles, looksLikeServer, sharedFile } from './config-files.ts';
import { controlFrom } from './control-place.ts';
import { flagOf, settingOf } from './settings.ts';

/** A setting that cannot be used; the message is for the person who typed it. */
export class SettingError extends Error {
  // A bundler gives classes shorter names, which would stand in front of the sentence.
  override readonly name = 'SettingError';
}

/** What goes wrong in here is wrong with a setting: its sentence is for the person who typed it. */
export function asSetting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new SettingError((error as Error).message);
  }
}

/** The start says it, too, about a database that turns out to be no demo practice. */
export const DEMO_PUBLIC_ONLY = '--demo-public works with the demo practice only.';
export const ANY_KEY_ONLY = '--any-key works with the demo practice only.';

/** Checks raw values (flags, environment or a test's options) and fills the defaults. Throws SettingError. */
export function readConfig(given: SettingValues): Config {
  const value = (name: keyof Config) => {
    const found = given[name] === undefined ? settingOf(name).default : given[name];
    if (!['string', 'number', 'boolean'].includes(typeof found))
      throw new SettingError(`${name} must be a text, a number, true or false.`);
    return found;
  };
  const text = (name: keyof Config) => String(value(name));
  const path = (name: keyof Config) => pathFrom(name, text(name));
  const number = (name: keyof typeof RANGES) => numberFrom(name, text(name));
  const database = databaseFrom(text('database'));
  const host = hostFrom(text('host'));
  const publicUrl = publicUrlFrom(text('publicUrl'));
  const trustedProxy = proxyFrom(text('trustedProxy'));
  const isOwn = isLoopback(host) && trustedProxy === '' && isLoopbackUrl(publicUrl);
  const config: Config = {
    port: number('port'),
    host,
    database,
    control: controlFrom(path('control'), database),
    documents: path('documents'),
    fonts: fontFiles({ fonts: text('fonts') }).join(','),
    empty: isOn('empty', value('empty')),
    mode: oneOf('mode', value('mode')) as Mode,
    strict: isOn('strict', value('strict')),
    anyKey: isOn('anyKey', value('anyKey')),
    demoPublic: isOn('demoPublic', value('demoPublic')),
    publicUrl,
    tlsCert: path('tlsCert'),
    tlsKey: path('tlsKey'),
    trustedProxy,
    plainHttp: isOn('plainHttp', value('plainHttp')),
    cors: corsFrom(text('cors'), isOwn),
    pageCap: text('pageCap') === '' ? undefined : number('pageCap'),
    testControls: isOn('testControls', value('testControls')),
    clockAt: clockAtFrom(text('clockAt')),
    record: path('record'),
    replay: path('replay'),
    readyFile: path('readyFile'),
    writes: writesFrom(text('writes')),
    watch: ['', '0'].includes(text('watch')) ? 0 : number('watch'),
    changesKept: number('changesKept'),
    queryTime: number('queryTime'),
    eventsPrivate: eventsPrivateFrom(text('eventsPrivate')),
    sftpHosts: sftpHostsFrom(text('sftpHosts')),
    admin: adminFrom(text('admin')),
    workers: number('workers'),
    logLevel: oneOf('logLevel', value('logLevel')) as LogLevel,
  };
  refuseTogether(config);
  return Object.freeze(config);
}

/** Refuses settings that exclude each other, or need each other. */
function refuseTogether(config: Config): void {
  const { host, empty, anyKey, demoPublic, testControls, tlsCert, tlsKey, clockAt, record, replay, workers } = config;
  if (anyKey && !isLoopback(host)) throw new SettingError('--any-key works on loopback only.');
  if (testControls && !isLoopback(host)) throw new SettingError('--test-controls works on loopback only.');
  // Refused before anything is written: an empty practice is no demo practice.
  if (demoPublic && empty) throw new SettingError(DEMO_PUBLIC_ONLY);
  if (anyKey && empty) throw new SettingError(ANY_KEY_ONLY);
  if ((tlsCert === '') !== (tlsKey === ''))
    throw new SettingError('--tls-cert and --tls-key go together: name both files.');
  if (clockAt && !testControls) throw new SettingError('--clock-at needs --test-controls.');
  if ((record || replay) && !testControls) throw new SettingError('--record and --replay need --test-controls.');
  if (record && replay) throw new SettingError('--record and --replay exclude each other.');
  if (workers > 1) refuseWithWorkers(config);
  const problem = sharedFile(config);
  if (problem !== undefined) throw new SettingError(problem);
}

/** Addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

const isLoopbackUrl = (url: string) => url === '' || isLoopback(new URL(url).hostname.replace(/[[\]]/g, ''));

/** Settings that are whole numbers, and what may stand behind one. */
const RANGES = {
  port: { least: 0, most: 65_535, unit: '' },
  pageCap: { least: 1, most: 10_000, unit: '' },
  workers: { least: 1, most: 64, unit: '' },
  queryTime: { least: 1, most: 600, unit: 's' },
  watch: { least: 1, most: 3600, unit: 's' },
  changesKept: { least: 1, most: 3650, unit: 'd' },
} satisfies Partial<Record<keyof Config, object>>;

function numberFrom(name: keyof typeof RANGES, text: string): number {
  const { least, most, unit } = RANGES[name];
  const [, digits = '', behind = ''] = /^(\d+)(\D?)$/.exec(text.trim()) ?? [];
  const isWritten = digits !== '' && digits.length <= String(most).length && ['', unit].includes(behind);
  if (isWritten && Number(digits) >= least && Number(digits) <= most) return Number(digits);
  const range = unit ? `${least}${unit} to ${most}${unit}` : `a number from ${least} to ${most}`;
  throw new SettingError(`${flagOf(settingOf(name))} must be ${range}, not "${text}".`);
}

function hostFrom(text: string): string {
  const isName = isIP(text) !== 0 || /^[\w-]+(\.[\w-]+)*\.?$/.test(text);
  if (isName && text.length <= 253) return text;
  throw new SettingError('--host must be an address or name of this machine alone, e.g. 127.0.0.1 or 0.0.0.0.');
}

function publicUrlFrom(text: string): string {
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  if (!isPlain) throw new SettingError('--public-url must be an address such as https://teeth.example.com.');
  return url.href.endsWith('/') ? url.href.slice(0, -1) : url.href;
}

/** Every web page may call what only this machine can reach; of a server behind a proxy the pages have to be named. */
function corsFrom(text: string, isOwn: boolean): string {
  const wanted = text.trim() || (isOwn ? '*' : 'none');
  if (parseOrigins(wanted)) return wanted;
  throw new SettingError('--cors must be *, none, or origins such as https://app.example.com with commas between.');
}

function proxyFrom(text: string): string {
  if (text === '' || parseProxies(text)) return text;
  throw new SettingError(
    '--trusted-proxy must be addresses or networks such as 10.0.0.5,10.1.0.0/16, and not every address.',
  );
}

function sftpHostsFrom(text: string): string {
  if (parseAllowedHosts(text)) return text;
  throw new SettingError('--sftp-hosts must be servers such as files.example.com:2222=SHA256:… with commas between.');
}

function adminFrom(text: string): string {
  const [, port] = /^(?:\[[0-9a-f:]{2,45}\]|[\w.-]{1,253}):(\d{1,5})$/i.exec(text) ?? [];
  if (text !== '' && (port === undefined || Number(port) > 65535))
    throw new SettingError('--admin must be an address and a port, e.g. 127.0.0.1:30224.');
  return text;
}

/** Refuses several processes together with what only one process can do. */
function refuseWithWorkers({ database, testControls, mode }: Config): void {
  if (database === ':memory:')
    throw new SettingError('--workers needs a practice that all of them can open: name a --database, not :memory:.');
  if (testControls) throw new SettingError('--test-controls holds the state of one process. Leave --workers out.');
  if (mode === 'remote')
    throw new SettingError('--mode remote answers a key once a second, which one process does. Leave --workers out.');
}

function clockAtFrom(text: string): string {
  if (text && !readFirstMoment(text))
    throw new SettingError(
      `--clock-at must be a moment such as 2026-06-15T09:00:00 or 2026-06-15T09:00:00,frozen, not "${text}".`,
    );
  return text;
}

function eventsPrivateFrom(text: string): string {
  if (/^(on|off|)$/.test(text)) return text;
  throw new SettingError(`--events-private must be on or off, not "${text}".`);
}

function writesFrom(text: string): string {
  if (!parseWriteMode(text))
    throw new SettingError(
      '--writes must be none (only read; the default), direct, or through=http://host:30223/api/v1 without a user, password or query.',
    );
  return text;
}

/** A path with the folder it is in. What holds an address is refused without its text, which may hold a password. */
function pathFrom(name: keyof Config, text: string): string {
  if (text === '' || text === ':memory:') return text;
  const flag = flagOf(settingOf(name));
  if (looksLikeServer(text)) throw new SettingError(`${flag} must be a path on this machine, not an address.`);
  if (/^~[\\/]/.test(text))
    throw new SettingError(`${flag} begins with ~, which the shell did not replace. Write the whole path.`);
  if (!isPlainPath(text))
    throw new SettingError(`${flag} must be a path, without line breaks and other control characters.`);
  if (name !== 'documents' && /[\\/]$/.test(text)) throw new SettingError(`${flag} must be a file, not a folder.`);
  return resolve(text);
}

function databaseFrom(text: string): string {
  if (text === ':memory:') return text;
  if (isDatabaseUrl(text)) {
    asSetting(() => parseAddress(text));
    return text;
  }
  // Said without the text, which may hold a password.
  if (text.trim() === '' || looksLikeServer(text)) {
    throw new SettingError('--database must be a file path, :memory: or a mysql:// URL.');
  }
  return pathFrom('database', text);
}

/** Others are no part of a name that a person typed on purpose. */
export const isPlainPath = (text: string) => text.trim() !== '' && !/\p{Cc}/u.test(text);

function isOn(name: keyof Config, value: unknown): boolean {
  const text = String(value).trim();
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off|)$/i.test(text)) return false;
  throw new SettingError(`${name} (${settingOf(name).environment}) must be true or false, not "${text}".`);
}

function oneOf(name: keyof Config, value: unknown): string {
  const { choices = [], flag } = settingOf(name);
  const text = String(value);
  if (!choices.includes(text)) throw new SettingError(`${flagOf({ flag })} must be one of ${choices.join(', ')}.`);
  return text;
}
