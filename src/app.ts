import type { IncomingMessage } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { chairsidePages } from './chairside/pages.ts';
import type { Practice } from './db/practice.ts';
import { unitOfWork } from './db/unit-of-work.ts';
import { Refusal } from './domain/refusal.ts';
import { checkAddress, pathAndQuery, pathOf, queryOf, segmentsOf } from './http/address.ts';
import { longestBody } from './http/body-limit.ts';
import { announcedBytes, readBodyText } from './http/body-reader.ts';
import { customerKeyOf, type FindCaller, identifyCaller, requireAccess } from './http/caller.ts';
import { turnsOf } from './http/caller-turns.ts';
import type { Mode } from './http/common-parameters.ts';
import { answerMalformed, hangUpOnceAnswered, limitedServer } from './http/connection-limits.ts';
import { type AllowedOrigins, crossOrigin } from './http/cross-origin.ts';
import { type HandedOver, handoverToken } from './http/handover-caller.ts';
import { heldAnswers } from './http/held-answers.ts';
import { heldBodies } from './http/held-bodies.ts';
import { prefersStrict } from './http/ignored-names.ts';
import type { Incoming } from './http/incoming.ts';
import { type HostSettings, knownHosts } from './http/known-hosts.ts';
import { listenersOf } from './http/listeners.ts';
import { lockOut } from './http/lock-out.ts';
import type { Operation } from './http/operation.ts';
import type { Caller } from './http/permissions.ts';
import { faultForLog, faultRefusal, refusalReply, requestReferences } from './http/replies.ts';
import { type Route, routeTable } from './http/routes.ts';
import { runOperation } from './http/run-operation.ts';
import { sendReply } from './http/send-reply.ts';
import { type PracticeKind, servicePages } from './http/service-pages.ts';
import { oneAfterTheOther } from './http/socket-lanes.ts';
import { throttle } from './http/throttle.ts';
import type { Certificate } from './http/tls.ts';
import type { LogDestination } from './log-destination.ts';
import { version } from './version.ts';

export const BASE_PATH = '/api/v1';

/** Patient data belongs in no cache, and is what its Content-Type says. */
const OF_ALL = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

export interface AppDependencies extends HostSettings {
  readonly practice: Practice;
  readonly findCaller: FindCaller;
  /** Who stands behind the token of a handover; absent where nothing is handed over. */
  readonly handedOver?: HandedOver | undefined;
  readonly operations: readonly Operation[];
  readonly mode: Mode;
  /** Rows of a list at most, whatever the mode says. */
  readonly pageCap?: number | undefined;
  readonly strict: boolean;
  /** Milliseconds that a caller's own query may take. */
  readonly queryTime: number;
  /** With it the server speaks HTTPS. */
  readonly certificate?: Certificate | undefined;
  /** Origins whose web pages may call the API. */
  readonly allowedOrigins: AllowedOrigins;
  readonly practiceKind: PracticeKind;
  /** `{DeveloperKey}/{CustomerKey}` of the demo pair where it works, for the pages that need no key. */
  readonly demoKeys: string | undefined;
  /** Adds what only tests may do. */
  readonly install?: ((app: FastifyInstance) => void) | undefined;
  /** Told of every answer, for figures. */
  readonly onAnswered?: ((answered: Answered) => void) | undefined;
  readonly logLevel: string;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination | undefined;
}

/** What may be known of a request afterwards: no query, no body. */
export interface Answered {
  readonly method: string;
  /** The path as the reference has it, e.g. `/patients/{PatNum}`; empty for what is nowhere. */
  readonly operation: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Number of the API key. */
  readonly key: number | undefined;
}

interface Admitted {
  readonly caller: Caller;
  readonly route: Route;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks for which operation, once both are known. */
    admitted: Admitted | undefined;
  }
}

/** Every part of the server on one screen. Nothing listens yet. */
export function buildApp(deps: AppDependencies): FastifyInstance {
  const app = Fastify({
    serverFactory: (handle) => limitedServer(oneAfterTheOther(handle), deps.certificate),
    trustProxy: deps.proxies ? (address) => deps.proxies!.includes(address) : false,
    logger: logger(deps),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestReferences(),
    // A logger for each request would cost more than its line, which names the request itself.
    childLoggerFactory: (log) => log,
    clientErrorHandler: answerMalformed,
    // A path that cannot be read comes here before any hook.
    frameworkErrors: (error, request, reply) => sendRefusal(asRefusal(error, request), request, reply.headers(OF_ALL)),
    exposeHeadRoutes: false,
    rewriteUrl: ({ url }) => pathAndQuery(url),
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, querystringParser: () => ({}) },
  });
  const waitTurn = deps.mode === 'remote' ? throttle(() => performance.now()) : undefined;
  app.decorateRequest('admitted', undefined);
  const hosts = knownHosts(deps);
  const answersPreflight = crossOrigin(deps.allowedOrigins);
  const guarded = lockOut(
    () => performance.now(),
    (address) => app.log.warn({ address }, 'locked out after wrong keys'),
  );
  const listeners = listenersOf(app);
  const bodies = heldBodies();
  const answers = heldAnswers();
  const turns = turnsOf(deps.practice, app.server);

  // One parser for every content type: what the type must be is the operation's matter.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, stream: IncomingMessage) => {
    const { caller, route } = request.admitted ?? {};
    // Nobody takes the body of a request that is no operation's.
    if (!caller || !route) return void stream.resume();
    const take = (bytes: number) => bodies.take(request, caller.customer, bytes);
    return readBodyText(stream, { longest: longestBody(route.operation), announced: announcedBytes(request), take });
  });

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(OF_ALL);
    if (hasBody(request)) reply.raw.once('close', () => bodies.giveBack(request));
    try {
      checkAddress(request.url);
      hosts.check(request);
      if (answersPreflight(request, reply)) return;
    } catch (error) {
      return done(error as Error);
    }
    done();
  });

  for (const basePath of new Set([BASE_PATH, ...deps.operations.map(({ base = BASE_PATH }) => base)])) offer(basePath);

  /** Every operation below one base URL. */
  function offer(basePath: string): void {
    const findRoute = routeTable(deps.operations.filter(({ base = BASE_PATH }) => base === basePath));
    app.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'],
      url: `${basePath}/*`,
      // Before the body is read, so that a stranger cannot make the server take one.
      onRequest: (request, _reply, done) => {
        try {
          request.admitted = admit(request, findRoute, basePath);
        } catch (error) {
          return done(error as Error);
        }
        // The body of a DELETE counts for nothing, whatever the request says it is.
        if (request.method === 'DELETE') delete request.headers['content-type'];
        done();
      },
      handler: async (request, reply) => {
        const { caller, route } = request.admitted!;
        const asker = { customer: caller.customer, address: request.ip, connection: request.raw.socket };
        // What is written names where it came from.
        const by =
          route.operation.write || route.operation.ask
            ? { ...caller, ...whereFrom(request), origin: hosts.locationBase(request) }
            : caller;
        // Only what keeps the key, encrypted, is handed it.
        const keeper = route.operation.write?.before && { customerKey: customerKeyOf(request.headers.authorization) };
        const incoming: Incoming = {
          route,
          caller: keeper ? { ...by, ...keeper } : by,
          query: queryOf(request.url),
          contentType: request.headers['content-type'],
          body: request.body as string | undefined,
          strict: deps.strict || prefersStrict(request.headers.prefer as string | undefined),
          idempotencyKey: request.headers['idempotency-key'] as string | undefined,
          authorization: request.headers.authorization,
          via: request.headers.via,
          pageCap: deps.pageCap,
          asking: route.operation.ask && {
            longest: deps.queryTime,
            inTurn: (work) => turns.query(asker, work),
            record: (work) => turns.write(asker, () => unitOfWork(deps.practice, work, { by })),
          },
          following: route.operation.follow && {
            accept: request.headers.accept ?? '',
            lastEventId: request.headers['last-event-id'] as string | undefined,
            begin: () => listeners.enter(reply, caller.customer),
            look: (work) => {
              // Who listens for long may be shut out meanwhile.
              requireAccess(identifyCaller(request.headers.authorization, deps.findCaller), route.operation);
              return turns.read(asker, () => deps.practice.read(work));
            },
          },
        };
        const run = async () => {
          const asked = { customer: caller.customer, path: route.operation.path, isRead: !route.operation.write };
          answers.check(asked);
          const made = await runOperation(deps.practice, deps.mode, incoming);
          answers.keep(reply.raw, asked, made);
          return made;
        };
        const kind = turnOf(route.operation);
        const outgoing = await (kind ? turns[kind](asker, run) : run());
        return sendReply(request, reply, outgoing, () => hosts.locationBase(request) + basePath);
      },
    });
  }

  /** Who asks for what, or the refusal. */
  function admit(request: FastifyRequest, findRoute: ReturnType<typeof routeTable>, basePath: string): Admitted {
    const { authorization } = request.headers;
    const token = handoverToken(authorization);
    const caller =
      token === undefined || !deps.handedOver
        ? identifyCaller(authorization, guarded(request.ip, deps.findCaller))
        : deps.handedOver(token, request.ip);
    waitTurn?.(caller);
    const route = findRoute(request.method, segmentsOf(request.url, basePath));
    requireAccess(caller, route.operation);
    // A token stands for its plan.
    return { caller, route: caller.plan === undefined ? route : { ...route, id: caller.plan } };
  }

  chairsidePages(app);
  servicePages(app, deps.practice, deps.operations, hosts, { ...deps, version, basePath: BASE_PATH });

  deps.install?.(app);

  hangUpOnceAnswered(app);

  app.setErrorHandler((error, request, reply) => sendRefusal(asRefusal(error, request), request, reply));
  app.setNotFoundHandler((request, reply) => sendRefusal(nothingHere(request), request, reply));
  app.addHook('onResponse', (request, reply, done) => {
    // The path's pattern, not the URL: a query can carry a patient's name.
    const answered: Answered = {
      method: request.method,
      operation: request.admitted?.route.operation.path ?? request.routeOptions.url ?? '',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      key: request.admitted?.caller.keyNum,
    };
    app.log.info({ reqId: request.id, ...answered }, 'answered');
    deps.onAnswered?.(answered);
    done();
  });
  return app;
}

const hasBody = ({ headers }: FastifyRequest) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** Who listens for a minute must not hold a turn for a minute, and a query has turns of its own. */
function turnOf({ follow, ask, write, answer }: Operation): 'read' | 'write' | 'print' | undefined {
  if (follow || ask) return undefined;
  if (write) return 'write';
  return answer.kind === 'file' && answer.mediaType === 'application/pdf' ? 'print' : 'read';
}

const whereFrom = ({ ip, headers }: FastifyRequest) => ({ address: ip, agent: headers['user-agent'] });

function logger({ logLevel, logTo }: AppDependencies) {
  // Requests and errors are logged by allow-listed fields only.
  const serializers = { req: () => ({}), res: () => ({}), err: faultForLog };
  return { level: logLevel, serializers, ...(logTo ? { stream: logTo } : {}) };
}

function nothingHere(request: FastifyRequest): Refusal {
  const path = pathOf(request.url).toLowerCase();
  if (path === BASE_PATH) {
    return new Refusal(404, `Name a resource, for example ${BASE_PATH}/patients. The reference is at /docs.`);
  }
  if (path.startsWith(`${BASE_PATH}/`)) return new Refusal(400, `${request.method} is not a valid method.`);
  return new Refusal(404, `Nothing is here. The API is at ${BASE_PATH}, its reference at /docs.`);
}

function asRefusal(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) {
    // What an administrator must put right is told in the log too, with what the database said.
    if (error.cause) request.log.error({ err: error.cause, reference: request.id }, 'refused');
    return error;
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal(400, 'Content-Type must be application/json.');
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return new Refusal(400, 'Content-Length is invalid.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal(400, 'The request is malformed.');
  request.log.error({ reqId: request.id, err: error, reference: request.id }, 'fault');
  return faultRefusal(request.id);
}

function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  const { status, headers, body } = refusalReply(refusal, request.headers.accept);
  return reply.code(status).headers(headers).send(body);
}
