import { type Config, isDatabaseUrl, isLoopback } from '../config.ts';
import { describeAddress, parseAddress } from '../db/mariadb/address.ts';
import type { RunningServer } from '../server.ts';
import { version } from '../version.ts';
import { programName } from './program-name.ts';

/** What a person wants to know once the server runs: where, which practice, which keys, and the next thing to type. */
export function banner(server: RunningServer, config: Config): string {
  const facts: [string, string][] = [
    ['API', server.url],
    ['Reference', `${server.origin}/docs`],
    ['Database', databaseName(config.database)],
    ['Keys', server.demoKeys ?? keysOf(server)],
  ];
  const concerns = warnings(server, config).map((warning) => `  ! ${warning}`);
  const lines = [
    '',
    `Bitewing ${version}, ${server.isDemo ? 'demo practice (invented people)' : 'your practice'}`,
    '',
    ...facts.map(([name, value]) => `  ${name.padEnd(10)} ${value}`),
    ...(server.demoKeys ? ['', `  ${curlLine(server.url, server.demoKeys)}`] : []),
    ...(concerns.length > 0 ? ['', ...concerns] : []),
    '',
    '  Ctrl-C stops.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** The database as it may be shown: of a URL the servers and the name, never who logs in. */
export function databaseName(database: string): string {
  if (database === ':memory:') return 'in memory; it ends with the server';
  return isDatabaseUrl(database) ? describeAddress(parseAddress(database)) : database;
}

/** A line for any shell: double quotes, no line break. */
export function curlLine(url: string, keyPair: string): string {
  return `curl -H "Authorization: ODFHIR ${keyPair}" "${url}/patients?Limit=3"`;
}

function keysOf({ keys }: RunningServer): string {
  const enabled = keys.list().filter((key) => key.revokedAt === '').length;
  if (enabled > 0) return `${enabled} key ${enabled === 1 ? 'pair' : 'pairs'} (${programName()} keys list)`;
  return `none yet: ${programName()} keys add --developer "Your Company" --permissions all`;
}

function warnings(server: RunningServer, { host, strict, mode, anyKey }: Config): string[] {
  const open = `Other machines can reach ${host}, and nothing is encrypted on the way. Put a TLS proxy in front.`;
  return [
    ...server.warnings,
    ...(isLoopback(host) ? [] : [open]),
    ...(server.isDemo && !server.demoKeys ? ['The demo key pair is refused, because it works on loopback only.'] : []),
    ...(anyKey ? ['Any well-formed key pair is accepted.'] : []),
    ...(strict ? ['Strict: unknown parameters and fields are refused with 400.'] : []),
    ...(mode === 'remote'
      ? ['Remote mode: at most 100 rows an answer, one request a second for each customer key.']
      : []),
  ];
}
