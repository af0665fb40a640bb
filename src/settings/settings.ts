import { type Config, LOG_LEVELS } from './config.ts';

/** One setting: its flag, its environment variable, its default and what it is for. The CLI and README show these. */
export interface Setting {
  readonly name: keyof Config;
  readonly flag: string;
  readonly environment: string;
  readonly description: string;
  /** The same for commands that work on a practice which is there. */
  readonly ofCommands?: string;
  readonly default: string | boolean;
  readonly choices?: readonly string[];
}

/** `--port` of `--port <number>`. */
export const flagOf = ({ flag }: Pick<Setting, 'flag'>): string => flag.split(' ')[0]!;

export const settingOf = (name: keyof Config): Setting => settings.find((setting) => setting.name === name)!;

export const settings: readonly Setting[] = [
  {
    name: 'port',
    flag: '--port <number>',
    environment: 'BITEWING_PORT',
    default: '30223',
    description: 'Port to listen on; 0 picks a free one.',
  },
  {
    name: 'host',
    flag: '--host <address>',
    environment: 'BITEWING_HOST',
    default: '127.0.0.1',
    description: 'Address to listen on. The demo key pair works on loopback only, unless --demo-public is set.',
  },
  {
    name: 'database',
    flag: '--database <path>',
    environment: 'BITEWING_DATABASE',
    default: 'data/bitewing.db',
    description:
      'SQLite file, mysql://… URL, or :memory:, which is gone when Bitewing stops. Created if it is missing or empty.',
    ofCommands: 'Database of the practice: its file, or a mysql://… URL.',
  },
  {
    name: 'control',
    flag: '--control <path>',
    environment: 'BITEWING_CONTROL',
    default: '',
    description: 'File with the API keys. Default: beside the database file, or in data/ for a database on a server.',
  },
  {
    name: 'documents',
    flag: '--documents <folder>',
    environment: 'BITEWING_DOCUMENTS',
    default: '',
    description:
      'Folder for patients’ documents. Default: documents beside the database file; in an office’s database, its DocPath.',
  },
  {
    name: 'fonts',
    flag: '--fonts <files>',
    environment: 'BITEWING_FONTS',
    default: '',
    description:
      'Extra font files, separated by commas, for scripts that Open Sans lacks on printed plans, e.g. Chinese or Arabic.',
  },
  {
    name: 'empty',
    flag: '--empty',
    environment: 'BITEWING_EMPTY',
    default: false,
    description: 'Create a new database without the demo practice.',
  },
  {
    name: 'mode',
    flag: '--mode <mode>',
    environment: 'BITEWING_MODE',
    default: 'service',
    choices: ['service', 'remote'],
    description:
      'Published service to imitate. service: up to 1000 rows a page, no throttle. remote: up to 100 rows a page, one request a second.',
  },
  {
    name: 'strict',
    flag: '--strict',
    environment: 'BITEWING_STRICT',
    default: false,
    description: 'Reject unknown query parameters and body fields instead of ignoring them.',
  },
  {
    name: 'anyKey',
    flag: '--any-key',
    environment: 'BITEWING_ANY_KEY',
    default: false,
    description: 'Accept any well-formed key pair. Demo practice on loopback only.',
  },
  {
    name: 'demoPublic',
    flag: '--demo-public',
    environment: 'BITEWING_DEMO_PUBLIC',
    default: false,
    description: 'Accept the demo key pair from other machines too, e.g. from outside a container. Demo practice only.',
  },
  {
    name: 'publicUrl',
    flag: '--public-url <url>',
    environment: 'BITEWING_PUBLIC_URL',
    default: '',
    description: 'URL under which callers reach the server, e.g. https://teeth.example.com.',
  },
  {
    name: 'tlsCert',
    flag: '--tls-cert <file>',
    environment: 'BITEWING_TLS_CERT',
    default: '',
    description: 'Certificate with its chain (PEM), to serve HTTPS. A renewed file is used without a restart.',
  },
  {
    name: 'tlsKey',
    flag: '--tls-key <file>',
    environment: 'BITEWING_TLS_KEY',
    default: '',
    description: 'Private key of that certificate (PEM).',
  },
  {
    name: 'trustedProxy',
    flag: '--trusted-proxy <addresses>',
    environment: 'BITEWING_TRUSTED_PROXY',
    default: '',
    description:
      'Addresses or networks of your TLS proxy, separated by commas. Its X-Forwarded-For is trusted, and other callers are refused.',
  },
  {
    name: 'plainHttp',
    flag: '--plain-http',
    environment: 'BITEWING_PLAIN_HTTP',
    default: false,
    description:
      'Allow unencrypted calls from other machines; without it a public --host needs a certificate or a proxy.',
  },
  {
    name: 'cors',
    flag: '--cors <origins>',
    environment: 'BITEWING_CORS',
    default: '',
    description:
      'Origins whose web pages may call the API, separated by commas, or * or none. Default: * on loopback without a proxy or public URL, otherwise none.',
  },
  {
    name: 'pageCap',
    flag: '--page-cap <rows>',
    environment: 'BITEWING_PAGE_CAP',
    default: '',
    description: 'Most rows a list returns, 1 to 10000; 100 gives the pages of remote mode without its throttle.',
  },
  {
    name: 'testControls',
    flag: '--test-controls',
    environment: 'BITEWING_TEST_CONTROLS',
    default: false,
    description:
      'Serve /_test for test programs: reset, snapshots, clock, faults, throttle. Loopback only, no key needed.',
  },
  {
    name: 'clockAt',
    flag: '--clock-at <moment>',
    environment: 'BITEWING_CLOCK_AT',
    default: '',
    description:
      'Start the practice’s clock at this time, e.g. 2026-06-15T09:00:00; append ,frozen to stop it there. Needs --test-controls.',
  },
  {
    name: 'record',
    flag: '--record <file>',
    environment: 'BITEWING_RECORD',
    default: '',
    description:
      'Record each request and its response in this file, one JSON line each, without keys. Needs --test-controls.',
  },
  {
    name: 'replay',
    flag: '--replay <file>',
    environment: 'BITEWING_REPLAY',
    default: '',
    description: 'Answer from this recording instead of the practice. Needs --test-controls.',
  },
  {
    name: 'readyFile',
    flag: '--ready-file <path>',
    environment: 'BITEWING_READY_FILE',
    default: '',
    description: 'JSON file with the server’s address, written once it listens and removed when it stops.',
  },
  {
    name: 'writes',
    flag: '--writes <how>',
    environment: 'BITEWING_WRITES',
    default: '',
    description:
      'For an office’s Open Dental database: write into it (direct), or pass writes on to its own API service (through=URL).',
  },
  {
    name: 'watch',
    flag: '--watch <seconds>',
    environment: 'BITEWING_WATCH',
    default: '',
    description:
      'How often to look for changes that other programs made in an office’s Open Dental database, e.g. 10s.',
  },
  {
    name: 'changesKept',
    flag: '--changes-kept <days>',
    environment: 'BITEWING_CHANGES_KEPT',
    default: '30d',
    description: 'How long the change feed keeps changes, 1d to 3650d.',
  },
  {
    name: 'queryTime',
    flag: '--query-time <seconds>',
    environment: 'BITEWING_QUERY_TIME',
    default: '60s',
    description: 'Time limit of a caller’s SQL query (PUT queries/ShortQuery), 1s to 600s.',
  },
  {
    name: 'eventsPrivate',
    flag: '--events-private <on|off>',
    environment: 'BITEWING_EVENTS_PRIVATE',
    default: '',
    description:
      'Whether webhooks may call this machine and private networks. Default: on for the demo practice on loopback.',
  },
  {
    name: 'sftpHosts',
    flag: '--sftp-hosts <hosts>',
    environment: 'BITEWING_SFTP_HOSTS',
    default: '',
    description: 'SFTP servers that may be used, separated by commas: host[:port][=SHA256:fingerprint]. Default: none.',
  },
  {
    name: 'admin',
    flag: '--admin <host:port>',
    environment: 'BITEWING_ADMIN',
    default: '',
    description: 'Second address for monitoring, e.g. 127.0.0.1:30224: /metrics (Prometheus), /livez and /readyz.',
  },
  {
    name: 'workers',
    flag: '--workers <number>',
    environment: 'BITEWING_WORKERS',
    default: '1',
    description: 'Number of server processes, 1 to 64: about one per core. Not for :memory:.',
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
