import type { Mode } from '../http/request/common-parameters.ts';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** A file path, `:memory:`, or a `mysql://` URL. */
  readonly database: string;
  /** File of the keys; beside the database file by default. */
  readonly control: string;
  /** Folder of patients' files; '' = beside the database file, or an office's own DocPath. */
  readonly documents: string;
  /** Font files, with commas between, for letters that our own font lacks. */
  readonly fonts: string;
  /** Create an empty practice instead of the demo practice. */
  readonly empty: boolean;
  /** `remote` has pages of 100 rows and one request a second. */
  readonly mode: Mode;
  /** Refuse unknown names instead of ignoring them. */
  readonly strict: boolean;
  /** Accept any well-formed key pair; demo practice on loopback only. */
  readonly anyKey: boolean;
  /** Other machines may use the demo pair of keys too. */
  readonly demoPublic: boolean;
  /** Address to print and to accept as Host; `''` = as the caller reached us. */
  readonly publicUrl: string;
  /** Files of the certificate and its key; both or none. */
  readonly tlsCert: string;
  readonly tlsKey: string;
  /** Addresses or networks of the proxies in front, with commas between. */
  readonly trustedProxy: string;
  /** Other machines may call without encryption. */
  readonly plainHttp: boolean;
  /** Web pages that may call the API: `*`, `none`, or origins with commas between. */
  readonly cors: string;
  /** Rows of a list at most, whatever the mode says; undefined for the mode's own. */
  readonly pageCap: number | undefined;
  /** Offer `/_test`: reset, snapshots, clock, faults and the log of requests. */
  readonly testControls: boolean;
  /**
   * The first moment that the clock shows, `2026-06-15T09:00:00`, with `,frozen` to stand still; '' for the real time. Test
   * controls only, like the next two.
   */
  readonly clockAt: string;
  /** File in which requests and their answers are kept; '' for none. */
  readonly record: string;
  /** File of an earlier recording, from which requests are answered; '' for none. */
  readonly replay: string;
  /** Written once the server listens, removed when it stops; empty for none. */
  readonly readyFile: string;
  /** What may be written to an office's existing database: `direct`, `through=URL`, or '' for nothing. */
  readonly writes: string;
  /** Seconds between two looks for what other programs wrote into an office's database; 0 for none. */
  readonly watch: number;
  /** Days for which the change feed keeps a change. */
  readonly changesKept: number;
  /** Seconds that a caller’s own query may take. */
  readonly queryTime: number;
  /** Receivers of events may be on this machine and in private networks: on, off, or '' = only for a demo on loopback. */
  readonly eventsPrivate: string;
  /** SFTP servers that files may go to and come from: `host[:port][=SHA256:fingerprint]`, with commas between. */
  readonly sftpHosts: string;
  /** `host:port` of the pages for those who run the server; empty for none. */
  readonly admin: string;
  /** Processes that share the work. Only the program itself can have several, not a server inside another program. */
  readonly workers: number;
  readonly logLevel: LogLevel;
}

/** What a person set, not checked yet. */
export type SettingValues = Partial<Record<keyof Config, string | boolean | number | undefined>>;
