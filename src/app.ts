import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Practice } from './db/practice.ts';
import { badRequest, Refusal } from './domain/refusal.ts';
import { type FindCaller, identifyCaller, requirePermission } from './http/caller.ts';
import type { Mode } from './http/common-parameters.ts';
import { answerMalformed, connectionLimits, hangUpOnceAnswered } from './http/connection-limits.ts';
import { prefersStrict } from './http/ignored-names.ts';
import type { Operation } from './http/operation.ts';
import type { Caller } from './http/permissions.ts';
import { faultForLog, faultRefusal, refusalReply } from './http/replies.ts';
import { type Route, routeTable } from './http/routes.ts';
import { LONGEST_BODY, runOperation } from './http/run-operation.ts';
import { type PracticeKind, servicePages } from './http/service-pages.ts';
import { throttle } from './http/throttle.ts';
import { version } from './version.ts';

export const BASE_PATH = '/api/v1';

export interface AppDependencies {
  readonly practice: Practice;
  readonly findCaller: FindCaller;
  readonly operations: readonly Operation[];
  readonly mode: Mode;
  readonly strict: boolean;
  readonly practiceKind: PracticeKind;
  /** `{DeveloperKey}/{CustomerKey}` of the demo pair where it works, for the pages that need no key. */
  readonly demoKeys: string | undefined;
  readonly logLevel: string;
  /** Where log lines go, one JSON object each; standard output unless said otherwise. */
  readonly logTo?: LogDestination | undefined;
}

export interface LogDestination {
  write(line: string): void;
}

interface Admitted {
  readonly caller: Caller;
  readonly route: Route;
}

/** Every part of the server on one screen. Nothing listens yet. */
export function buildApp(deps: AppDependencies): FastifyInstance {
  const app = Fastify({
    ...connectionLimits,
    logger: logger(deps),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestReferences(),
    clientErrorHandler: answerMalformed,
    frameworkErrors: (error, request, reply) => sendRefusal(asRefusal(error, request), request, reply),
    // Characters are counted once the body is text; four bytes are the most one can take.
    bodyLimit: LONGEST_BODY * 4,
    exposeHeadRoutes: false,
    // Some proxies send the whole address in the request line (RFC 9112 3.2.2).
    rewriteUrl: ({ url = '/' }) => (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '')),
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, querystringParser: () => ({}) },
  });
  const waitTurn = deps.mode === 'remote' ? throttle(() => performance.now()) : undefined;
  const admitted = new WeakMap<FastifyRequest, Admitted>();

  // One parser for every content type: what the type must be is the operation's matter.
  app.removeAllContentTypeParsers();
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, utf8.decode(body as Buffer));
    } catch {
      // Bytes that are no UTF-8 would be stored as other text than was sent.
      done(badRequest('Invalid JSON.'));
    }
  });

  // Patient data belongs in no cache, and is what its Content-Type says.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
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
      onRequest: async (request) => {
        const caller = identifyCaller(request.headers.authorization, deps.findCaller);
        waitTurn?.(caller);
        const route = findRoute(request.method, segmentsOf(request.url, basePath));
        requirePermission(caller, route.operation.permission);
        admitted.set(request, { caller, route });
        // The body of a DELETE counts for nothing, whatever the request says it is.
        if (request.method === 'DELETE') delete request.headers['content-type'];
      },
      handler: async (request, reply) => {
        const outgoing = await runOperation(deps.practice, deps.mode, {
          ...admitted.get(request)!,
          query: queryOf(request.url),
          contentType: request.headers['content-type'],
          body: request.body as string | undefined,
          strict: deps.strict || prefersStrict(request.headers.prefer as string | undefined),
          idempotencyKey: request.headers['idempotency-key'] as string | undefined,
          authorization: request.headers.authorization,
        });
        reply.code(outgoing.status).headers(outgoing.headers);
        if (outgoing.location)
          reply.header('location', `${request.protocol}://${request.host}${basePath}${outgoing.location}`);
        if (outgoing.body && !outgoing.headers['content-type']) reply.type('application/json; charset=utf-8');
        return reply.send(outgoing.body);
      },
    });
  }

  servicePages(app, deps.practice, deps.operations, { ...deps, version, basePath: BASE_PATH });

  hangUpOnceAnswered(app);

  app.setErrorHandler((error, request, reply) => sendRefusal(asRefusal(error, request), request, reply));
  app.setNotFoundHandler((request, reply) => sendRefusal(nothingHere(request), request, reply));
  app.addHook('onResponse', async (request, reply) => {
    // The path's pattern, not the URL: a query can carry a patient's name.
    request.log.info(
      {
        method: request.method,
        operation: admitted.get(request)?.route.operation.path ?? request.routeOptions.url ?? '',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });
  return app;
}

function logger({ logLevel, logTo }: AppDependencies) {
  // Requests and errors are logged by allow-listed fields only.
  const serializers = { req: () => ({}), res: () => ({}), err: faultForLog };
  return { level: logLevel, serializers, ...(logTo ? { stream: logTo } : {}) };
}

/** References for the log, e.g. `1f0c9a-7`: short enough to read out, and never the same after a restart. */
function requestReferences(): () => string {
  const start = randomBytes(3).toString('hex');
  let count = 0;
  return () => `${start}-${++count}`;
}

function nothingHere(request: FastifyRequest): Refusal {
  const path = request.url.split('?', 1)[0]!.replace(/\/+$/, '').toLowerCase();
  if (path === BASE_PATH) {
    return new Refusal(404, `Name a resource, for example ${BASE_PATH}/patients. The reference is at /docs.`);
  }
  if (path.startsWith(`${BASE_PATH}/`)) return new Refusal(400, `${request.method} is not a valid method.`);
  return new Refusal(404, `Nothing is here. The API is at ${BASE_PATH}, its reference at /docs.`);
}

function asRefusal(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal(400, 'The body is too large.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal(400, 'Content-Type must be application/json.');
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return new Refusal(400, 'Content-Length is invalid.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal(400, 'The request is malformed.');
  request.log.error({ err: error, reference: request.id }, 'fault');
  return faultRefusal(request.id);
}

function sendRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  const { status, headers, body } = refusalReply(refusal, request.headers.accept);
  return reply.code(status).headers(headers).send(body);
}

function segmentsOf(url: string, basePath: string): string[] {
  const path = url.split('?', 1)[0]!.slice(basePath.length);
  return path.split('/').filter(Boolean).map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
