/** Milliseconds after which a silent server counts as hung. */
export interface Patience {
  readonly connect: number;
  /** The server itself gives a statement up shortly before. */
  readonly statement: number;
}

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** Where a practice lives: one database, on one server or on several that hold the same data. */
export interface DatabaseAddress {
  /** In order of preference. */
  readonly servers: readonly ServerAddress[];
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** `true` checks the server's certificate, `unverified` only encrypts. */
  readonly tls: boolean | 'unverified';
  readonly patience: Patience;
}

const FORM = 'mysql://user:password@host:port/database';
/** What passwords hold most often, and what then takes the URL apart in another way. */
const SIGNS = 'In a user name or password write the signs @ : / % as %40 %3A %2F %25.';
const OPTIONS = ['tls', 'timeout'];
/** Less would be over before a lock is waited for long enough (`sessionSetUp`). */
const SECONDS = { least: 2, usual: 2, most: 60 };

/**
 * Reads `mysql://user:password@host:port,host:port/database?tls=on&timeout=5`. Blanks, slashes and @ in a user name or password
 * are written as %20, %2F, %40. Throws an Error whose message never repeats the password.
 */
export function parseAddress(url: string): DatabaseAddress {
  const parts = /^(?:mysql|mariadb):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?]+)\/([^/?]+)(?:\?(.*))?$/i.exec(url.trim());
  if (!parts || parts[3]!.endsWith('@'))
    throw new Error(`A database URL looks like ${FORM}, with several hosts separated by commas. ${SIGNS}`);
  const [, user = '', password = '', hosts = '', database = '', query = ''] = parts;
  // Part of a password would stand where names stand that are shown.
  if (`${hosts}${database}`.includes('@'))
    throw new Error('An @ in a user name or password of the database URL must be written as %40.');
  const options = optionsFrom(query);
  return {
    servers: hosts.split(',').map(parseServer),
    user: decode(user),
    password: decode(password),
    database: decode(database),
    tls: tlsFrom(options),
    patience: patienceFrom(options),
  };
}

/** `host:port/database`, for people and logs: no user, no password. */
export function describeAddress(address: DatabaseAddress): string {
  return `${address.servers.map(({ host, port }) => `${host}:${port}`).join(',')}/${address.database}`;
}

function parseServer(text: string): ServerAddress {
  const parts = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text.trim());
  if (!parts || Number(parts[2] ?? 1) > 65535 || Number(parts[2] ?? 1) < 1)
    throw new Error(`A host of the database URL cannot be read: ${FORM}`);
  return { host: parts[1]!.replace(/^\[|\]$/g, ''), port: Number(parts[2] ?? 3306) };
}

function optionsFrom(query: string): URLSearchParams {
  const options = new URLSearchParams(query);
  for (const name of options.keys()) {
    if (!OPTIONS.includes(name))
      throw new Error(
        `The database URL takes no option "${name}"; it takes tls=on, tls=unverified and timeout=SECONDS.`,
      );
    if (options.getAll(name).length > 1) throw new Error(`The database URL has the option ${name} twice.`);
  }
  return options;
}

function tlsFrom(options: URLSearchParams): boolean | 'unverified' {
  const tls = options.get('tls') ?? 'off';
  if (tls === 'unverified') return 'unverified';
  if (tls === 'on' || tls === 'off') return tls === 'on';
  throw new Error('The tls option of the database URL is on, off or unverified.');
}

/** A server that takes no connection for half as long as a statement may take counts as hung too. */
function patienceFrom(options: URLSearchParams): Patience {
  const { least, usual, most } = SECONDS;
  const text = options.get('timeout') ?? String(usual);
  const seconds = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (seconds < least || seconds > most)
    throw new Error(`The timeout option of the database URL is a number of seconds from ${least} to ${most}.`);
  return { connect: seconds * 500, statement: seconds * 1000 };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('A % in the database URL must be written as %25.');
  }
}
