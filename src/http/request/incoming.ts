import type { Asking, Following } from '../lasting.ts';
import type { Reply } from '../operation.ts';
import type { Caller } from '../permissions.ts';
import type { Route } from '../routes.ts';

/** A request as it came in, after its route and caller are known. */
export interface Incoming {
  readonly route: Route;
  readonly caller: Caller;
  /** Rows of a list at most, whatever the mode says. */
  readonly pageCap?: number | undefined;
  /** Text after the question mark. */
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  readonly strict: boolean;
  readonly idempotencyKey: string | undefined;
  /** As it came; only handed on to an office's own API service. */
  readonly authorization: string | undefined;
  /** Who handed the request on, if anybody did. */
  readonly via: string | undefined;
  /** For operations that may last a minute, and with no other. */
  readonly asking?: Omit<Asking, 'practice'> | undefined;
  /** For operations that last for as long as their caller listens, and with no other. */
  readonly following?: (Omit<Following, 'practice' | 'ended'> & { readonly begin: () => AbortSignal }) | undefined;
}

export interface Outgoing extends Reply {
  readonly headers: Readonly<Record<string, string>>;
}
