import { systemClock } from '../../clock.ts';
import { practicesOf } from '../../control/key-store.ts';
import { isInForce } from '../../control/stored-key.ts';
import { isDatabaseUrl } from '../../db/database-url.ts';
import { describeAddress, parseAddress } from '../../db/mariadb/sessions/address.ts';
import { placeOf } from '../../db/opening/practice-id.ts';
import type { RunningServer } from '../../server.ts';
import type { Config } from '../../settings/config.ts';
import { controlBeside } from '../../settings/control-place.ts';
import { isLoopback, readConfig } from '../../settings/read-config.ts';
import { isEveryAddress, networkAddresses } from '../../start/addresses.ts';
import { version } from '../../version.ts';
import { programName } from '../flags/program-name.ts';
import { misspelledVariables } from '../flags/setting-options.ts';
import { plainText } from './plain-text.ts';

/** What the banner is made of, whether one process serves or several. */
type Bannered = Pick<RunningServer, 'url' | 'origin' | 'isDemo' | 'demoKeys' | 'warnings'> & {
  readonly keys: Pick<RunningServer['keys'], 'list'>;
};

/** What a person wants to know once the server runs: where, which practice, which keys, and the next thing to type. */
export function banner(server: Bannered, config: Config): string {
  const { record, replay } = config;
  const facts: (readonly [string, string])[] = [
    ['API', server.url],
    ...networkOrigins(server, config).map((origin) => ['Network', origin] as const),
    // The address that callers use, if there is a proxy in between.
    ...(config.publicUrl ? [['Public', config.publicUrl + server.url.slice(server.origin.length)] as const] : []),
    ['Reference', `${server.origin}/docs`],
    ['Chair side', `${server.origin}/chairside`],
    replay
      ? ['Answers', `as recorded in ${replay}, and 501 to what is not there`]
      : ['Database', databaseName(config.database)],
    ...(record ? [['Recording', record] as const] : []),
    ...(replay ? [] : [['Lists', pages(config)] as const]),
    ['Keys', server.demoKeys ?? keysOf(server, config)],
  ];
  const concerns = warnings(server, config).map((warning) => `  ! ${plainText(warning)}`);
  const lines = [
    '',
    `Bitewing ${version}, ${practiceOf(server, config)}`,
    '',
    ...facts.map(([name, value]) => `  ${name.padEnd(10)} ${value}`),
    // What is recorded may have another answer to that line, or none.
    ...(server.demoKeys && !replay ? ['', `  ${curlLine(server.url, server.demoKeys)}`] : []),
    ...(concerns.length > 0 ? ['', ...concerns] : []),
    '',
    '  Ctrl-C stops.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Where other machines open it, such as a tablet. Behind a proxy, or under an address of its own, they go there. */
function networkOrigins({ origin }: Bannered, { host, publicUrl, trustedProxy }: Config): string[] {
  if (!isEveryAddress(host) || publicUrl || trustedProxy) return [];
  return networkAddresses().map((address) => origin.replace(new URL(origin).hostname, address));
}

function practiceOf({ isDemo }: Bannered, { replay }: Config): string {
  if (replay) return 'a recording';
  return isDemo ? 'demo practice (invented people)' : 'your practice';
}

/** The database as it may be shown: of a URL only servers and name, never user or password. */
export function databaseName(database: string): string {
  if (database === ':memory:') return 'in memory, gone when the server stops';
  return isDatabaseUrl(database) ? describeAddress(parseAddress(database)) : database;
}

/** A line for any shell: double quotes, no line break. */
function curlLine(url: string, keyPair: string): string {
  return `curl -H "Authorization: ODFHIR ${keyPair}" "${url}/patients?Limit=3"`;
}

const rowsOf = ({ mode, pageCap }: Config) => pageCap ?? (mode === 'remote' ? 100 : 1000);

/** Clients written for the remote mode step by its pages, and read rows twice on longer ones without an error. */
export function pages(config: Config): string {
  const rows = rowsOf(config);
  const hint = rows > 100 ? '; use --page-cap 100 for a client that adds 100 to Offset' : '';
  return `up to ${rows} rows a page${hint}`;
}

function keysOf({ keys }: Bannered, config: Config): string {
  if (config.control === ':memory:')
    return 'none, and keys would be lost at the stop: name a --database or --control file';
  const enabled = keys.list().filter((key) => isInForce(key, systemClock.now())).length;
  const place = keyFlags(config);
  if (enabled > 0) return `${enabled} key ${enabled === 1 ? 'pair' : 'pairs'} (${programName()} keys list${place})`;
  return `none yet: ${programName()} keys add --developer "Your Company" --permissions all${place}`;
}

/**
 * The flags with which a command finds the keys of this practice, in whichever folder it is typed. They never contain the
 * address of a database server, which may hold a password: if only this practice was served with the control file, that
 * file says which one it is.
 */
export function keyFlags({ database, control }: Config): string {
  if (!isDatabaseUrl(database) && control === controlBeside(database))
    return database === databaseOf() ? '' : ` --database ${quoted(database)}`;
  const [served, another] = practicesOf(control);
  const isAlone = another === undefined && served?.place === placeOf(database);
  const named = isDatabaseUrl(database) ? 'mysql://…' : quoted(database);
  return `${isAlone ? '' : ` --database ${named}`} --control ${quoted(control)}`;
}

const databaseOf = () => readConfig({}).database;

export const quoted = (path: string) => (/^[\w./:\\-]+$/.test(path) ? path : `"${path.replace(/["$`\\]/g, '\\$&')}"`);

function warnings(server: Bannered, config: Config): string[] {
  const { host, strict, mode, anyKey, testControls, clockAt, plainHttp, tlsCert } = config;
  const isOpen = !isLoopback(host) && plainHttp && !tlsCert;
  const open = `Other machines can reach ${host} without encryption. Put a TLS proxy in front.`;
  return [
    ...server.warnings,
    ...misspelledVariables(),
    ...(isOpen ? [open] : []),
    ...(server.isDemo && !server.demoKeys
      ? ['The demo key pair is refused: it works on loopback only, unless --demo-public is set.']
      : []),
    ...(server.demoKeys && !isLoopback(host)
      ? ['Anyone who can reach this server can read and change the demo practice.']
      : []),
    ...(anyKey ? ['Any well-formed key pair is accepted.'] : []),
    ...(strict ? ['Strict: unknown parameters and fields are rejected with 400.'] : []),
    ...(testControls ? ['Test controls: any program on this machine can reset this practice.'] : []),
    ...(clockAt ? [`The practice’s clock started at ${clockAt.replace(',frozen', ' and is stopped')}.`] : []),
    ...(mode === 'remote'
      ? [`Remote mode: at most ${rowsOf(config)} rows a page, one request a second for each customer key.`]
      : []),
  ];
}
