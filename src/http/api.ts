import type { EventEmitter } from 'node:events';
import { after, type Soon } from '../domain/soon.ts';
import { admission, type Doors } from './admission.ts';
import { type Admitted, type Exchange, hasBody } from './exchange.ts';
import type { Operation } from './operation.ts';
import { heldAnswers } from './reply/held-answers.ts';
import type { WrittenReply } from './reply/replies.ts';
import { written } from './reply/send.ts';
import { zipped } from './reply/zipped.ts';
import { pathOf } from './request/address.ts';
import { admittedBodies } from './request/admitted-body.ts';
import { checkConditions } from './request/conditions.ts';
import { routesBelow } from './routes.ts';
import { incomingRequests, type Running, type Surroundings } from './running/incoming-requests.ts';
import { runOperation } from './running/run-operation.ts';
import { mayLast } from './turns/asking.ts';
import { turnsOf } from './turns/kinds-of-turns.ts';
import type { Asker } from './turns/turn-queue.ts';

export const BASE_PATH = '/api/v1';

export interface ApiSettings extends Doors, Running {
  readonly operations: readonly Operation[];
}

interface ApiSurroundings extends Surroundings {
  /** Tells of its connections. */
  readonly server: Pick<EventEmitter, 'on'>;
  readonly onLockOut: (address: string) => void;
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
export function api(settings: ApiSettings, surroundings: ApiSurroundings) {
  const { practice, mode } = settings;
  const { hosts, instead } = surroundings;
  const admit = admission(settings, surroundings.onLockOut);
  const readBody = admittedBodies();
  const answers = heldAnswers();
  const turns = turnsOf(practice, surroundings.server);
  const incomingOf = incomingRequests(settings, surroundings, turns);
  const bases = basesOf(settings.operations);

  return (asked: Exchange): Soon<WrittenReply> | undefined => {
    const base = bases.find(({ path }) => isBelow(path, asked.url));
    return base && answer(asked, base);
  };

  function answer(asked: Exchange, base: Base): Soon<WrittenReply> {
    asked.page = base.page;
    // Before the body is read, so that a stranger cannot make the server take one.
    const admitted = admit(asked, base.findRoute);
    asked.admitted = admitted;
    if (!hasBody(asked)) return perform(asked, admitted, base);
    return readBody(asked, admitted).then((body) => {
      asked.body = body;
      return perform(asked, admitted, base);
    });
  }

  function perform(asked: Exchange, admitted: Admitted, base: Base): Soon<WrittenReply> {
    const replayed = instead?.(asked);
    if (replayed) return replayed;
    const { operation } = admitted.route;
    const asker = askerOf(asked, admitted);
    const incoming = incomingOf(asked, admitted, asker);
    if (operation.write) checkConditions(operation.verb, asked.headers);
    const about = { customer: asker.customer, path: operation.path, isRead: !operation.write };
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
function askerOf({ address, request, response }: Exchange, { caller, route: { operation } }: Admitted): Asker {
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
