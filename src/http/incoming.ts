import type { Reply } from './operation.ts';
import type { Caller } from './permissions.ts';
import type { Route } from './routes.ts';

/** A request as it came in, after its route and caller are known. */
export interface Incoming {
  readonly route: Route;
  readonly caller: Caller;
  /** Text after the question mark. */
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: string | undefined;
  readonly strict: boolean;
  readonly idempotencyKey: string | undefined;
  /** As it came; only handed on to an office's own API service. */
  readonly authorization: string | undefined;
}

export interface Outgoing extends Reply {
  readonly headers: Readonly<Record<string, string>>;
}
