import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Practice } from '../db/practice.ts';
import { openApiDocument } from './openapi.ts';
import type { Operation } from './operation.ts';
import { referencePage } from './reference-page.ts';
import { referenceStyle } from './reference-style.ts';

/** The invented practice, one of Bitewing's own tables, or a database that Open Dental created. */
export type PracticeKind = 'demo' | 'own' | 'office';

/** What a monitor and a newcomer may know of this server; no patient data and no key but the demo pair. */
export interface ServiceFacts {
  readonly version: string;
  readonly basePath: string;
  readonly mode: string;
  readonly practiceKind: PracticeKind;
  /** The demo pair where it works. */
  readonly demoKeys: string | undefined;
}

/** Longest wait for the database before `/healthz` calls it unavailable. */
const PATIENCE_MS = 2000;

/** Nothing is loaded and nothing runs: the page is text and its own style sheet, named here by its hash. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${createHash('sha256').update(referenceStyle).digest('base64')}'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

const METHODS = ['GET', 'HEAD'];

/** The pages that need no key: `/`, `/docs`, `/openapi.json`, `/healthz`. */
export function servicePages(
  app: FastifyInstance,
  practice: Practice,
  operations: readonly Operation[],
  facts: ServiceFacts,
): void {
  const { version, basePath, mode, practiceKind, demoKeys } = facts;
  const keyPair = demoKeys ?? '{DeveloperKey}/{CustomerKey}';
  // Made when first asked for: a server in a test never is.
  const documentText = once(() => JSON.stringify(openApiDocument(operations, { version, basePath }), null, 2));
  const page = (request: FastifyRequest) =>
    referencePage(operations, originOf(request), { version, basePath, keyPair });

  app.route({
    method: METHODS,
    url: '/openapi.json',
    handler: async (_request, reply) => reply.type('application/json; charset=utf-8').send(documentText()),
  });
  app.route({
    method: METHODS,
    url: '/docs',
    handler: async (request, reply) => reply.headers(PAGE_HEADERS).send(page(request)),
  });
  app.route({ method: METHODS, url: '/', handler: async (request, reply) => welcome(request, reply) });
  app.route({
    method: METHODS,
    url: '/healthz',
    handler: async (_request, reply) => {
      const isWell = await answersInTime(practice);
      return reply
        .code(isWell ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({
          status: isWell ? 'ok' : 'unavailable',
          engine: practice.engine,
          mode,
          practice: practiceKind,
          version,
        });
    },
  });

  /** A person in a browser gets the reference, a person with curl the next thing to type. */
  function welcome(request: FastifyRequest, reply: FastifyReply) {
    reply.header('vary', 'Accept');
    if (request.headers.accept?.includes('text/html')) return reply.redirect('/docs');
    const origin = originOf(request);
    const lines = [
      `Bitewing ${version}`,
      `API        ${origin}${basePath}`,
      `Reference  ${origin}/docs`,
      `OpenAPI    ${origin}/openapi.json`,
      '',
      `curl -H "Authorization: ODFHIR ${keyPair}" "${origin}${basePath}/patients?Limit=3"`,
      '',
    ];
    return reply.type('text/plain; charset=utf-8').send(lines.join('\n'));
  }
}

/** As the caller reached us; a Host header that is no host and port is not repeated. */
function originOf(request: FastifyRequest): string {
  const { host = '' } = request.headers;
  return `http://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost'}`;
}

/** Whether the database answers the smallest question; a hanging one is as bad as a failing one. */
async function answersInTime(practice: Practice): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  const answer = practice.read(async (handle) => {
    await handle.db.selectFrom('preference').select('PrefNum').limit(1).execute();
    return true;
  });
  try {
    return await Promise.race([answer.catch(() => false), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
