import type { StoredKey } from '../control/stored-key.ts';
import type { Config } from '../settings/config.ts';
import type { LeadRole } from './part.ts';

// How the supervisor and a worker talk. The worker says that it is `here` and is told to `start`; it answers `ready` or
// `failed`. From then on it is told where the lead is, asked questions, and told to `stop` in the end.

/** What the supervisor tells a worker. */
export type ToWorker =
  | { readonly kind: 'start'; readonly start: Start }
  /** Where the lead listens from now on; undefined while there is none. */
  | { readonly kind: 'lead'; readonly address: string | undefined }
  | { readonly kind: 'ask'; readonly id: number; readonly what: Asked }
  /**
   * To answer what was accepted and end; after `left` milliseconds whoever is not answered is cut off. Without it other
   * workers go on, and callers who stay connected are sent to them.
   */
  | { readonly kind: 'stop'; readonly left: number | undefined };

export interface Start {
  readonly config: Config;
  readonly number: number;
  /** Undefined for a worker that is not the lead. */
  readonly leads: Omit<LeadRole, 'kind'> | undefined;
  /** A person at a terminal reads the log lines. */
  readonly isAtTerminal: boolean;
}

/** What a worker is asked: its figures as data, what its `/readyz` answers, or whether it answers at all. */
export type Asked = 'figures' | 'readiness' | 'life';

/** What a worker tells the supervisor. */
export type FromWorker =
  | { readonly kind: 'here' }
  | { readonly kind: 'ready'; readonly facts: Facts }
  /** It cannot start: the exit status and the sentence of the command. */
  | { readonly kind: 'failed'; readonly status: number; readonly sentence: string }
  /** It sends nothing more to an earlier lead. */
  | { readonly kind: 'lead noted' }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

/** What the banner and the file of `--ready-file` tell of a server that runs. */
export interface Facts {
  readonly url: string;
  readonly origin: string;
  readonly isDemo: boolean;
  readonly demoKeys: string | undefined;
  readonly warnings: readonly string[];
  readonly keys: readonly StoredKey[];
}
