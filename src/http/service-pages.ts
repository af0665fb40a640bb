import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whatIsDue } from '../db/due-estimates.ts';
import type { Practice } from '../db/practice.ts';
import { keptPage } from './kept-page.ts';
import type { KnownHosts } from './known-hosts.ts';
import { openApiDocument } from './openapi.ts';
import { asOpenApi30 } from './openapi-3.0.ts';
import type { Operation } from './operation.ts';
import { isReady, probes } from './probes.ts';
import { referencePage } from './reference-page.ts';
import { referenceScript } from './reference-script.ts';
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

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded: style sheet and script stand in the page, named here by their hashes, and talk to this server alone. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; style-src ${hashOf(referenceStyle)}; script-src ${hashOf(referenceScript)}; connect-src 'self'; ` +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

const METHODS = ['GET', 'HEAD'];

/** The pages that need no key: `/`, `/docs`, `/openapi.json`, `/openapi-3.0.json`, `/healthz`, `/livez`, `/readyz`. */
export function servicePages(
  app: FastifyInstance,
  practice: Practice,
  operations: readonly Operation[],
  hosts: KnownHosts,
  facts: ServiceFacts,
): void {
  const { version, basePath, mode, practiceKind, demoKeys } = facts;
  const keyPair = demoKeys ?? '{DeveloperKey}/{CustomerKey}';
  const documentAt = (origin: string) => openApiDocument(operations, { version, basePath, origin });
  const documents = {
    '/openapi.json': keptPage((origin) => JSON.stringify(documentAt(origin), null, 2)),
    '/openapi-3.0.json': keptPage((origin) => JSON.stringify(asOpenApi30(documentAt(origin)), null, 2)),
  };
  const page = keptPage((origin) => referencePage(operations, origin, { version, basePath, keyPair }));

  for (const [url, document] of Object.entries(documents)) {
    app.route({
      method: METHODS,
      url,
      handler: async (request, reply) =>
        document.send(request, reply.type('application/json; charset=utf-8'), hosts.originFor(request)),
    });
  }
  app.route({
    method: METHODS,
    url: '/docs',
    handler: async (request, reply) => page.send(request, reply.headers(PAGE_HEADERS), hosts.originFor(request)),
  });
  app.route({ method: METHODS, url: '/', handler: async (request, reply) => welcome(request, reply) });
  app.route({
    method: METHODS,
    url: '/healthz',
    handler: async (_request, reply) => {
      const isWell = await isReady(practice);
      const due = isWell && practice.feed?.own ? await practice.read(whatIsDue).catch(() => undefined) : undefined;
      return reply
        .code(isWell ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({
          status: isWell ? 'ok' : 'unavailable',
          engine: practice.engine,
          mode,
          practice: practiceKind,
          version,
          ...(due ? { estimatesDue: due.patients } : {}),
        });
    },
  });

  for (const [url, probe] of Object.entries(probes(practice))) {
    app.route({
      method: METHODS,
      url,
      handler: async (_request, reply) => {
        const { status, sentence } = await probe();
        return reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
      },
    });
  }

  /** A person in a browser gets the reference, a person with curl the next thing to type. */
  function welcome(request: FastifyRequest, reply: FastifyReply) {
    reply.header('vary', 'Accept');
    if (request.headers.accept?.includes('text/html')) return reply.redirect('/docs');
    const origin = hosts.originFor(request);
    const lines = [
      `Bitewing ${version}`,
      `API        ${origin}${basePath}`,
      `Reference  ${origin}/docs`,
      `OpenAPI    ${origin}/openapi.json`,
      `Chair side ${origin}/chairside`,
      '',
      `curl -H "Authorization: ODFHIR ${keyPair}" "${origin}${basePath}/patients?Limit=3"`,
      '',
    ];
    return reply.type('text/plain; charset=utf-8').send(lines.join('\n'));
  }
}
