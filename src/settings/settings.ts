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
    description: 'Address to listen on. The demo key pair works on loopback only, unless --demo-public says otherwise.',
  },
  {
    name: 'database',
    flag: '--database <path>',
    environment: 'BITEWING_DATABASE',
    default: 'data/bitewing.db',
    description:
      'A file, mysql://… of a database server, or :memory: for a practice that ends with Bitewing. Created when absent or empty.',
    ofCommands: 'The practice: its file, or mysql://… of a database server.',
  },
  {
    name: 'control',
    flag: '--control <path>',
    environment: 'BITEWING_CONTROL',
    default: '',
    description:
      'File that keeps the API keys. Default: beside the database file, or in data/ under the name of a server’s database.',
  },
  {
    name: 'documents',
    flag: '--documents <folder>',
    environment: 'BITEWING_DOCUMENTS',
    default: '',
    description: 'Folder of patients’ documents. Default: documents beside the database file; an office’s own DocPath.',
  },
  {
    name: 'fonts',
    flag: '--fonts <files>',
    environment: 'BITEWING_FONTS',
    default: '',
    description:
      'Font files, separated by commas, for letters on printed plans that Open Sans lacks, e.g. Chinese or Arabic ones.',
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
      'Which published service it is like. service: up to 1000 rows a page, no waiting. remote: up to 100 rows a page, one request a second.',
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
    name: 'demoPublic',
    flag: '--demo-public',
    environment: 'BITEWING_DEMO_PUBLIC',
    default: false,
    description:
      'Accept the demo key pair from other machines too, for example from outside a container. Demo practice only.',
  },
  {
    name: 'publicUrl',
    flag: '--public-url <url>',
    environment: 'BITEWING_PUBLIC_URL',
    default: '',
    description: 'Address under which callers reach the server, e.g. https://teeth.example.com.',
  },
  {
    name: 'tlsCert',
    flag: '--tls-cert <file>',
    environment: 'BITEWING_TLS_CERT',
    default: '',
    description:
      'Certificate with its chain, as PEM: the server then speaks HTTPS. A renewed file is used without a restart.',
  },
  {
    name: 'tlsKey',
    flag: '--tls-key <file>',
    environment: 'BITEWING_TLS_KEY',
    default: '',
    description: 'Private key of that certificate, as PEM.',
  },
  {
    name: 'trustedProxy',
    flag: '--trusted-proxy <addresses>',
    environment: 'BITEWING_TRUSTED_PROXY',
    default: '',
    description:
      'Addresses or networks of the TLS proxy in front, separated by commas. Nobody else is answered. Its X-Forwarded-For is believed.',
  },
  {
    name: 'plainHttp',
    flag: '--plain-http',
    environment: 'BITEWING_PLAIN_HTTP',
    default: false,
    description: 'Let other machines call without encryption; otherwise --host needs a certificate or a proxy.',
  },
  {
    name: 'cors',
    flag: '--cors <origins>',
    environment: 'BITEWING_CORS',
    default: '',
    description:
      'Web pages that may call the API: *, none, or origins separated by commas. Default: * on loopback without a proxy or a public URL, else none.',
  },
  {
    name: 'pageCap',
    flag: '--page-cap <rows>',
    environment: 'BITEWING_PAGE_CAP',
    default: '',
    description: 'Most rows that a list answers, 1 to 10000; 100 gives the pages of remote mode without its waiting.',
  },
  {
    name: 'testControls',
    flag: '--test-controls',
    environment: 'BITEWING_TEST_CONTROLS',
    default: false,
    description:
      'Offer /_test to test programs: reset, snapshots, clock, faults, throttle. Loopback only, no key needed.',
  },
  {
    name: 'clockAt',
    flag: '--clock-at <moment>',
    environment: 'BITEWING_CLOCK_AT',
    default: '',
    description:
      'What the practice’s clock shows at the start, e.g. 2026-06-15T09:00:00, and goes on from there; with ,frozen at the end it stands still. With --test-controls.',
  },
  {
    name: 'record',
    flag: '--record <file>',
    environment: 'BITEWING_RECORD',
    default: '',
    description:
      'File to keep each request and its answer in, a line of JSON each, without keys. With --test-controls.',
  },
  {
    name: 'replay',
    flag: '--replay <file>',
    environment: 'BITEWING_REPLAY',
    default: '',
    description: 'Recorded file to answer from instead of the practice. With --test-controls.',
  },
  {
    name: 'readyFile',
    flag: '--ready-file <path>',
    environment: 'BITEWING_READY_FILE',
    default: '',
    description: 'File that says, as JSON, where the server listens; written when it does, removed when it stops.',
  },
  {
    name: 'writes',
    flag: '--writes <how>',
    environment: 'BITEWING_WRITES',
    default: '',
    description:
      'For a database that Open Dental created: write into it (direct), or hand writes to its own API service (through=URL).',
  },
  {
    name: 'watch',
    flag: '--watch <seconds>',
    environment: 'BITEWING_WATCH',
    default: '',
    description:
      'Look every so many seconds, e.g. 10s, for what other programs wrote into a database that Open Dental created.',
  },
  {
    name: 'changesKept',
    flag: '--changes-kept <days>',
    environment: 'BITEWING_CHANGES_KEPT',
    default: '30d',
    description: 'How long the change feed keeps a change, e.g. 30d; 1d to 3650d.',
  },
  {
    name: 'queryTime',
    flag: '--query-time <seconds>',
    environment: 'BITEWING_QUERY_TIME',
    default: '60s',
    description: 'How long a query of a caller’s own (PUT queries/ShortQuery) may take, 1s to 600s.',
  },
  {
    name: 'eventsPrivate',
    flag: '--events-private <on|off>',
    environment: 'BITEWING_EVENTS_PRIVATE',
    default: '',
    description:
      'Whether subscriptions may call this machine and private networks. Default: on for the demo practice on loopback.',
  },
  {
    name: 'sftpHosts',
    flag: '--sftp-hosts <hosts>',
    environment: 'BITEWING_SFTP_HOSTS',
    default: '',
    description:
      'SFTP servers that files may go to and come from, separated by commas: host[:port][=SHA256:fingerprint]. Default: none.',
  },
  {
    name: 'admin',
    flag: '--admin <host:port>',
    environment: 'BITEWING_ADMIN',
    default: '',
    description: 'Second address, for monitors: /metrics in Prometheus text, /livez and /readyz. E.g. 127.0.0.1:30224.',
  },
  {
    name: 'workers',
    flag: '--workers <number>',
    environment: 'BITEWING_WORKERS',
    default: '1',
    description: 'Processes that answer, 1 to 64: about one for each core. Not for a practice in memory.',
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
