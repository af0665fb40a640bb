import { customerKeyOf, type FindCaller, identifyCaller, requireAccess } from '../callers/caller.ts';
import type { KnownHosts } from '../connections/known-hosts.ts';
import type { Listeners } from '../connections/listeners.ts';
import type { Admitted, Exchange } from '../exchange.ts';
import { queryOf } from '../request/address.ts';
import { prefersStrict } from '../request/ignored-names.ts';
import type { Incoming } from '../request/incoming.ts';
import { type AskedServer, askingOf } from '../turns/asking.ts';
import type { Turns } from '../turns/kinds-of-turns.ts';
import type { Asker } from '../turns/turn-queue.ts';

/** Of the server, whoever asks. */
export interface Running extends AskedServer {
  readonly findCaller: FindCaller;
  /** Rows of a list at most, whatever the mode says. */
  readonly pageCap?: number | undefined;
  readonly strict: boolean;
}

/** What a request meets beside the practice. */
export interface Surroundings {
  readonly hosts: KnownHosts;
  readonly listeners: Listeners;
  /** Told of work that failed after its request was answered. */
  readonly onLate: (error: unknown) => void;
}

/** Makes of a request what its operation is run with. */
export function incomingRequests(
  server: Running,
  { hosts, listeners, onLate }: Surroundings,
  turns: Turns,
): (asked: Exchange, admitted: Admitted, asker: Asker) => Incoming {
  return (asked, { caller, route }, asker) => {
    const { headers, address } = asked;
    const { write, ask, follow } = route.operation;
    // What is written names where it came from.
    const by =
      write || ask ? { ...caller, address, agent: headers['user-agent'], origin: hosts.locationBase(asked) } : caller;
    // Only what keeps the key, encrypted, is handed it.
    const keeper = write?.before && { customerKey: customerKeyOf(headers.authorization) };
    return {
      route,
      caller: keeper ? { ...by, ...keeper } : by,
      query: queryOf(asked.url),
      contentType: asked.method === 'DELETE' ? undefined : headers['content-type'],
      body: asked.body,
      strict: server.strict || prefersStrict(headers.prefer as string | undefined),
      idempotencyKey: headers['idempotency-key'] as string | undefined,
      authorization: headers.authorization,
      via: headers.via,
      pageCap: server.pageCap,
      asking: askingOf(route.operation, server, turns, { asker, by, onLate }),
      following: follow && {
        accept: headers.accept ?? '',
        lastEventId: headers['last-event-id'] as string | undefined,
        begin: () => listeners.enter(asked.response, caller.customer),
        look: (work) => {
          // Who listens for long may be shut out meanwhile.
          requireAccess(identifyCaller(headers.authorization, server.findCaller), route.operation);
          return turns.read(asker, () => server.practice.read(work));
        },
      },
    };
  };
}
