import { createHash } from 'node:crypto';
import { whatIsDue } from '../../db/due-estimates.ts';
import type { Practice } from '../../db/practice.ts';
import type { FindCaller } from '../callers/caller.ts';
import type { KnownHosts } from '../connections/known-hosts.ts';
import type { AnswerHeaders, Exchange } from '../exchange.ts';
import { openApiDocument } from '../openapi/document.ts';
import { asOpenApi30 } from '../openapi/version-3.0.ts';
import type { Operation } from '../operation.ts';
import { referencePage } from '../reference/page.ts';
import { referenceScript } from '../reference/script.ts';
import { referenceStyle } from '../reference/style.ts';
import type { WrittenReply } from '../reply/replies.ts';
import { keptPage } from './kept-page.ts';
import { type Page, READING } from './pages.ts';
import { obstacleOf, probes, refusedNow } from './probes.ts';

/** The invented practice, one of Bitewing's own tables, or a database that Open Dental created. */
export type PracticeKind = 'demo' | 'own' | 'office';

/** What a monitor and a newcomer may know of this server; no patient data and no key but the demo pair. */
interface ServiceFacts {
  readonly version: string;
  readonly basePath: string;
  readonly mode: string;
  readonly practiceKind: PracticeKind;
  /** The demo pair where it works. */
  readonly demoKeys: string | undefined;
  readonly findCaller: FindCaller;
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

/** The pages that need no key: `/`, `/docs`, `/openapi.json`, `/openapi-3.0.json`, `/healthz`, `/livez`, `/readyz`. */
export function servicePages(
  practice: Practice,
  operations: readonly Operation[],
  hosts: KnownHosts,
  facts: ServiceFacts,
): Page[] {
  const { version, basePath, demoKeys } = facts;
  const keyPair = demoKeys ?? '{DeveloperKey}/{CustomerKey}';
  const documentAt = (origin: string) => openApiDocument(operations, { version, basePath, origin });
  const kept = (path: string, headers: AnswerHeaders, make: (origin: string) => string): Page => {
    const page = keptPage(headers, make);
    return { methods: READING, path, answer: (asked) => page(asked, hosts.originFor(asked)) };
  };
  const document = (path: string, make: (origin: string) => object) =>
    kept(path, { 'content-type': JSON_TEXT }, (origin) => JSON.stringify(make(origin), null, 2));
  return [
    document('/openapi.json', documentAt),
    document('/openapi-3.0.json', (origin) => asOpenApi30(documentAt(origin))),
    kept('/docs', PAGE_HEADERS, (origin) => referencePage(operations, origin, { version, basePath, keyPair })),
    { methods: READING, path: '/', answer: (asked) => welcome(asked, hosts.originFor(asked)) },
    { methods: READING, path: '/healthz', answer: () => health(practice, facts) },
    ...Object.entries(probes(practice, facts.findCaller)).map(([path, probe]) => ({
      methods: READING,
      path,
      answer: async () => {
        const { status, sentence } = await probe();
        return { status, headers: { 'content-type': PLAIN_TEXT }, body: `${sentence}\n` };
      },
    })),
  ];

  /** A person in a browser gets the reference, a person with curl the next thing to type. */
  function welcome({ headers }: Exchange, origin: string): WrittenReply {
    const vary = { vary: 'Accept' };
    if (headers.accept?.includes('text/html'))
      return { status: 302, headers: { ...vary, location: '/docs' }, body: '' };
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
    return { status: 200, headers: { ...vary, 'content-type': PLAIN_TEXT }, body: lines.join('\n') };
  }
}

async function health(
  practice: Practice,
  { mode, practiceKind, version, findCaller }: ServiceFacts,
): Promise<WrittenReply> {
  const isWell = (await obstacleOf(practice, findCaller)) === undefined;
  const due = isWell && practice.feed?.own ? await practice.read(whatIsDue).catch(() => undefined) : undefined;
  const told = {
    status: isWell ? 'ok' : 'unavailable',
    engine: practice.engine,
    mode,
    practice: practiceKind,
    version,
    ...(due ? { estimatesDue: due.patients } : {}),
    ...refusedNow(practice),
  };
  return { status: isWell ? 200 : 503, headers: { 'content-type': JSON_TEXT }, body: JSON.stringify(told) };
}

const JSON_TEXT = 'application/json; charset=utf-8';
const PLAIN_TEXT = 'text/plain; charset=utf-8';
