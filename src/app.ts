import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { chairsidePages } from './chairside/pages.ts';
import { LeadNeeded } from './db/trouble.ts';
import { Refusal } from './domain/refusal.ts';
import { after, type Soon } from './domain/soon.ts';
import { type ApiSettings, api, BASE_PATH } from './http/api.ts';
import { limitedServer } from './http/connections/connection-limits.ts';
import { type HostSettings, knownHosts } from './http/connections/known-hosts.ts';
import { type Address, listen } from './http/connections/listen.ts';
import { listenersOf } from './http/connections/listeners.ts';
import { oneAfterTheOther } from './http/connections/socket-lanes.ts';
import type { Certificate } from './http/connections/tls.ts';
import { type Exchange, exchange } from './http/exchange.ts';
import type { Meddling } from './http/pages/meddling.ts';
import { pageTable } from './http/pages/pages.ts';
import { type PracticeKind, servicePages } from './http/pages/service-pages.ts';
import { type Answered, answered } from './http/reply/answered.ts';
import { type AllowedOrigins, crossOrigin } from './http/reply/cross-origin.ts';
import { refusalReply, requestReferences, type WrittenReply } from './http/reply/replies.ts';
import { send } from './http/reply/send.ts';
import { checkAddress, pathOf } from './http/request/address.ts';
import { checkPlain } from './http/request/plain-request.ts';
import { type Log, type LogSettings, openLog, refusalsTold } from './log.ts';
import { version } from './version.ts';

export interface AppDependencies extends ApiSettings, HostSettings, LogSettings {
  /** If it is given, the server speaks HTTPS. */
  readonly certificate?: Certificate | undefined;
  /** Connections that it holds at the same time; any number if undefined. */
  readonly mostConnections?: number | undefined;
  /** Origins whose web pages may call the API. */
  readonly allowedOrigins: AllowedOrigins;
  readonly practiceKind: PracticeKind;
  /** `{DeveloperKey}/{CustomerKey}` of the demo pair if it works, for the pages that need no key. */
  readonly demoKeys: string | undefined;
  /** What only tests may do. */
  readonly meddling?: Meddling | undefined;
  /** Called with every answer, for figures. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
}

export interface App {
  readonly server: Server;
  readonly log: Log;
  /** Answers one request, from wherever it comes. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  listen(address: Address): Promise<void>;
  /** From now on every answer ends its connection, so that callers who stay connected go to the other processes. */
  letGo(): void;
  /** Answers the requests that were accepted, and no others. */
  close(): Promise<void>;
}

/** Every part of the server on one screen. Nothing listens yet. */
export function buildApp(deps: AppDependencies): App {
  const { meddling } = deps;
  const log = openLog(deps);
  const server = limitedServer(oneAfterTheOther(handle), deps);
  const newReference = requestReferences();
  const asRefusal = refusalsTold(log, deps.demoKeys !== undefined);
  const hosts = knownHosts(deps);
  const answersPreflight = crossOrigin(deps.allowedOrigins);
  const listeners = listenersOf();
  const answersOperation = api(deps, {
    hosts,
    listeners,
    server,
    onLockOut: (address) => log.warn({ address }, 'locked out after wrong keys'),
    onLate: (error) => log.error({ err: error }, 'after an answer'),
    instead: meddling?.instead,
  });
  const findPage = pageTable([
    ...chairsidePages(deps.demoKeys),
    ...servicePages(deps.practice, deps.operations, hosts, { ...deps, version, basePath: BASE_PATH }),
    ...(meddling?.pages ?? []),
  ]);
  let close: () => Promise<void> = async () => {};
  let isStopping = false;
  let isLettingGo = false;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const asked = exchange(request, response, newReference(), deps.proxies);
    response.on('finish', () => noteAnswered(asked));
    if (isLettingGo) response.shouldKeepAlive = false;
    try {
      const left = answer(asked);
      if (left instanceof Promise) left.catch((error: unknown) => handOnOrRefuse(asked, error));
    } catch (error) {
      handOnOrRefuse(asked, error);
    }
  }

  /** What an embedded database answers at once leaves at once. */
  function answer(asked: Exchange): Soon<void> {
    // While it lets go it still answers: another process takes the next connection, so nobody need come again.
    if (isStopping && !isLettingGo) throw stopping();
    checkPlain(asked.request);
    checkAddress(asked.url);
    hosts.check(asked);
    const preflight = answersPreflight(asked);
    if (preflight) return leave(asked, preflight);
    if (!meddling) return answerAndLeave(asked);
    return meddling.arrived(asked).then((isOver) => (isOver ? undefined : answerAndLeave(asked)));
  }

  function answerAndLeave(asked: Exchange): Soon<void> {
    return after(answersOperation(asked) ?? answerPage(asked), (reply) => leave(asked, reply));
  }

  function answerPage(asked: Exchange): Soon<WrittenReply> {
    const found = findPage(asked);
    if (!found) throw nothingHere(asked);
    asked.page = found.page.path;
    return found.page.answer(asked, found.parameters);
  }

  function leave(asked: Exchange, reply: WrittenReply): Soon<void> {
    return meddling?.leaving(asked, reply) ? undefined : send(asked, reply);
  }

  /** A request that another process of this server has to answer is handed on to it. */
  function handOnOrRefuse(asked: Exchange, error: unknown): void {
    if (deps.lead && error instanceof LeadNeeded) {
      deps.lead.answer(asked).catch((refused: unknown) => refuse(asked, refused));
    } else {
      refuse(asked, error);
    }
  }

  function refuse(asked: Exchange, error: unknown): void {
    try {
      const refusal = asRefusal(error, asked.reference);
      // An answer that breaks off on its way can only be cut short.
      if (asked.response.headersSent) asked.response.destroy();
      else leave(asked, refusalReply(refusal, asked.headers.accept));
    } catch {
      asked.response.destroy();
    }
  }

  function noteAnswered(asked: Exchange): void {
    // A caller that keeps its connection for the next request would hold up the stop until the connection times out.
    if (isStopping) setImmediate(() => server.closeIdleConnections());
    // The process that answered notes it.
    if (asked.isHandedOn) return;
    const noted = answered(asked);
    log.info({ reqId: asked.reference, ...noted }, 'answered');
    deps.onAnswered?.(noted);
  }

  return {
    server,
    log,
    handle,
    async listen(address) {
      close = await listen(server, address);
    },
    letGo() {
      isLettingGo = true;
    },
    async close() {
      isStopping = true;
      listeners.endAll();
      await close();
    },
  };
}

const stopping = () =>
  new Refusal(503, 'The server is stopping. Try again in a moment.', { connection: 'close', 'retry-after': '1' });

function nothingHere({ url }: Exchange): Refusal {
  if (pathOf(url).toLowerCase() === BASE_PATH) {
    return new Refusal(404, `Name a resource, for example ${BASE_PATH}/patients. The reference is at /docs.`);
  }
  if (/^\/_test(\/|$)/i.test(pathOf(url))) {
    return new Refusal(404, 'Nothing is here. A server that is started with --test-controls has test controls here.');
  }
  return new Refusal(404, `Nothing is here. The API is at ${BASE_PATH}, its reference at /docs.`);
}
