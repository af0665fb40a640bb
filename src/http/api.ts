import type { EventEmitter } from 'node:events';
import { LeadNeeded } from '../db/trouble.ts';
import { after, type Soon } from '../domain/soon.ts';
import { customerKeyOf, type FindCaller, identifyCaller, requireAccess } from './callers/caller.ts';
import { type HandedOver, handoverToken } from './callers/handover-caller.ts';
import { lockOut } from './callers/lock-out.ts';
import { throttle } from './callers/throttle.ts';
import type { KnownHosts } from './connections/known-hosts.ts';
import type { Listeners } from './connections/listeners.ts';
import { isStrangersPage } from './connections/strangers-page.ts';
import { type Exchange, hasBody } from './exchange.ts';
import type { Lead } from './lead/lead.ts';
import type { Operation } from './operation.ts';
import { heldAnswers } from './reply/held-answers.ts';
import type { WrittenReply } from './reply/replies.ts';
import { written } from './reply/send.ts';
import { zipped } from './reply/zipped.ts';
import { pathOf, queryOf } from './request/address.ts';
import { longestBody } from './request/body-limit.ts';
import { announcedBytes, askForBody, isTooMuch, readBodyText } from './request/body-reader.ts';
import type { Mode } from './request/common-parameters.ts';
import { checkConditions } from './request/conditions.ts';
import { heldBodies } from './request/held-bodies.ts';
import { prefersStrict } from './request/ignored-names.ts';
import type { Incoming } from './request/incoming.ts';
import { checkCoding, isInUtf8 } from './request/plain-request.ts';
import { routesBelow } from './routes.ts';
import { runOperation } from './running/run-operation.ts';
import { type AskedServer, askingOf, mayLast } from './turns/asking.ts';
import { turnsOf } from './turns/kinds-of-turns.ts';
import type { Asker } from './turns/turn-queue.ts';

export const BASE_PATH = '/api/v1';

export interface ApiSettings extends AskedServer {
  readonly findCaller: FindCaller;
  /** Who stands behind the token of a handover; absent where nothing is handed over. */
  readonly handedOver?: HandedOver | undefined;
  readonly operations: readonly Operation[];
  /** Who answers what this process may not; absent where this one answers all. */
  readonly lead?: Lead | undefined;
  readonly mode: Mode;
  /** Rows of a list at most, whatever the mode says. */
  readonly pageCap?: number | undefined;
  readonly strict: boolean;
}

/** What else the operations meet. */
interface Surroundings {
  readonly hosts: KnownHosts;
  readonly listeners: Listeners;
  /** Tells of its connections. */
  readonly server: Pick<EventEmitter, 'on'>;
  readonly onLockOut: (address: string) => void;
  /** Told of work that failed after its request was answered. */
  readonly onLate: (error: unknown) => void;
  /** May answer in place of the operation, once it is known that this would be let in. */
  readonly instead?: ((asked: Exchange) => WrittenReply | undefined) | undefined;
}

/** One base URL and its operations. */
interface Base {
  readonly path: string;
  /** Stands for all that is below it, until the operation is known. */
  readonly page: string;
  readonly findRoute: ReturnType<typeof routesBelow>;
}

/** Answers what is asked below a base URL of the operations; undefined for what is asked elsewhere. */
export function api(settings: ApiSettings, surroundings: Surroundings) {
  const { practice, operations, mode, lead } = settings;
  const { hosts, listeners, instead } = surroundings;
  const waitTurn = mode === 'remote' ? throttle(() => performance.now()) : undefined;
  const guarded = lead?.guard ?? lockOut(() => performance.now(), surroundings.onLockOut);
  const bodies = heldBodies();
  const answers = heldAnswers();
  const turns = turnsOf(practice, surroundings.server);
  const bases = basesOf(operations);

  return (asked: Exchange): Soon<WrittenReply> | undefined => {
    const base = bases.find(({ path }) => isBelow(path, asked.url));
    return base && answer(asked, base);
  };

  function answer(asked: Exchange, base: Base): Soon<WrittenReply> {
    asked.page = base.page;
    // Before the body is read, so that a stranger cannot make the server take one.
    asked.admitted = admit(asked, base);
    if (hasBody(asked)) return readBody(asked).then(() => perform(asked, base));
    return perform(asked, base);
  }

  function perform(asked: Exchange, base: Base): Soon<WrittenReply> {
    const replayed = instead?.(asked);
    if (replayed) return replayed;
    const { caller, route } = asked.admitted!;
    const { operation } = route;
    const asker = askerOf(asked, asked.admitted!);
    const incoming = incomingOf(asked, asker);
    const about = { customer: caller.customer, path: operation.path, isRead: !operation.write };
    if (operation.write) checkConditions(operation.verb, asked.headers);
    const run = (begun?: () => void) => {
      answers.check(about);
      return after(runOperation(practice, mode, incoming, begun), (made) => {
        answers.keep(asked.response, about, made);
        return made;
      });
    };
    const kind = turnOf(operation);
    return after(kind ? turns[kind](asker, run) : run(), (outgoing) => {
      const reply = written(asked, outgoing, base.path, () => hosts.locationBase(asked));
      // Tablets may be on a slow line. Programs read small rows nearby, where packing costs more than it saves.
      return operation.access === 'handover' ? zipped(asked, reply) : reply;
    });
  }

  /** Who asks for what, or the refusal. */
  function admit({ method, url, headers, address }: Exchange, { findRoute }: Base): Exchange['admitted'] & {} {
    const { authorization } = headers;
    const token = handoverToken(authorization);
    if (token !== undefined && lead) throw new LeadNeeded();
    const caller =
      token === undefined || !settings.handedOver
        ? identifyCaller(
            authorization,
            guarded({ address, isStrangersPage: isStrangersPage(headers) }, settings.findCaller),
          )
        : settings.handedOver(token, address);
    waitTurn?.(caller);
    const route = findRoute(method, url);
    requireAccess(caller, route.operation);
    if (lead?.isNeededFor(route.operation)) throw new LeadNeeded();
    // A token stands for its plan.
    return { caller, route: caller.plan === undefined ? route : { ...route, id: caller.plan } };
  }

  /** The body of a GET or DELETE counts for nothing, but is read as far as any, and the names in it are told. */
  async function readBody(asked: Exchange): Promise<void> {
    const { caller, route } = asked.admitted!;
    checkCoding(asked.headers);
    asked.response.once('close', () => bodies.giveBack(asked));
    const longest = longestBody(route.operation);
    const announced = announcedBytes(asked);
    if (!isTooMuch(announced, longest)) askForBody(asked.request, asked.response);
    asked.body = await readBodyText(asked.request, {
      longest,
      announced,
      isInUtf8: isInUtf8(asked.headers),
      take: (bytes) => bodies.take(asked, caller.customer, bytes),
    });
  }

  function incomingOf(asked: Exchange, asker: Asker): Incoming {
    const { headers, address } = asked;
    const { caller, route } = asked.admitted!;
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
      strict: settings.strict || prefersStrict(headers.prefer as string | undefined),
      idempotencyKey: headers['idempotency-key'] as string | undefined,
      authorization: headers.authorization,
      via: headers.via,
      pageCap: settings.pageCap,
      asking: askingOf(route.operation, settings, turns, { asker, by, onLate: surroundings.onLate }),
      following: follow && {
        accept: headers.accept ?? '',
        lastEventId: headers['last-event-id'] as string | undefined,
        begin: () => listeners.enter(asked.response, caller.customer),
        look: (work) => {
          // Who listens for long may be shut out meanwhile.
          requireAccess(identifyCaller(headers.authorization, settings.findCaller), route.operation);
          return turns.read(asker, () => practice.read(work));
        },
      },
    };
  }
}

function basesOf(operations: readonly Operation[]): Base[] {
  const byBase = Map.groupBy(operations, ({ base = BASE_PATH }) => base);
  return [...byBase].map(([path, own]) => ({ path, page: `${path}/*`, findRoute: routesBelow(path, own) }));
}

const SLASH = 47;

/** Whether something is named below the base; its letter case does not matter. */
function isBelow(base: string, url: string): boolean {
  if (url.charCodeAt(base.length) !== SLASH) return false;
  const isOurs = url.startsWith(base) || url.slice(0, base.length).toLowerCase() === base;
  return isOurs && pathOf(url).length > base.length;
}

/** What was sent whole is written, whether or not its caller still listens. */
function askerOf(
  { address, request, response }: Exchange,
  { caller, route: { operation } }: Exchange['admitted'] & {},
): Asker {
  const listening = operation.write ? undefined : response;
  return { customer: caller.customer, address, connection: request.socket, operation, listening };
}

/** Who listens for a minute must not hold a turn for a minute, and queries and transfers have turns of their own. */
function turnOf(operation: Operation): 'read' | 'write' | 'print' | undefined {
  const { follow, write, answer } = operation;
  if (follow || mayLast(operation)) return undefined;
  if (write) return 'write';
  return answer.kind === 'file' && answer.mediaType === 'application/pdf' ? 'print' : 'read';
}
