import { authorization, type Target } from './target.ts';

interface Described {
  readonly parameters?: readonly { readonly name?: string; readonly in?: string }[];
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: Schema }> };
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Record<string, unknown>;
}

interface Document {
  readonly paths: Record<string, Record<string, Described>>;
  readonly servers?: readonly { readonly url: string }[];
  readonly components?: { readonly schemas?: Record<string, Schema> };
}

/** Hostile values, and some that a field may expect. */
const VALUES: readonly unknown[] = [
  '',
  ' ',
  null,
  true,
  0,
  -1,
  1140,
  '1140',
  1e308,
  9007199254740992,
  '9223372036854775807',
  '9223372036854775808',
  '1e3',
  '2026-02-30',
  '2026-01-31',
  '0001-01-01',
  '9999-12-31',
  '2026-01-31 25:00:00',
  "' OR 1=1 --",
  '\u0000',
  '\ud83e',
  '🦷',
  '<script>',
  '%00',
  '%_!',
  '1-32,A-T',
  'MODBLV',
  'x'.repeat(70_000),
  '\n'.repeat(5000),
  [],
  {},
  [1, '2', null],
  [[[[[]]]]],
  { __proto__: null, constructor: 1 },
];

/** What fuzzing found. */
interface Fuzzed {
  readonly requests: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests that were answered 5xx or not at all. */
  readonly faults: readonly string[];
}

/** Sends each operation of the OpenAPI document requests of hostile values; the same seed sends the same ones. */
export async function fuzz(target: Target, perOperation: number, seed: number): Promise<Fuzzed> {
  const document = (await (await fetch(`${target.origin}/openapi.json`)).json()) as Document;
  const chance = randomFrom(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(chance() * from.length)]!;
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  let requests = 0;
  for (const [path, verbs] of Object.entries(document.paths)) {
    for (const [verb, described] of Object.entries(verbs)) {
      if (!['get', 'post', 'put', 'delete'].includes(verb)) continue;
      for (let count = 0; count < perOperation; count++) {
        const { url, body } = requestFor(path, described);
        const label = `${verb.toUpperCase()} ${path}`;
        requests++;
        const status = await send(verb, url, body);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 'none' || Number(status) >= 500) faults.push(`${status} ${label} ${body.slice(0, 120)}`);
      }
    }
  }
  return { requests, statuses, faults };

  function requestFor(path: string, { parameters = [], requestBody }: Described) {
    const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(String(pick([1140, 9087, 0, -1, 'x', '9e9']))));
    const query = new URLSearchParams();
    for (const { name = '', in: place } of parameters) {
      if (place === 'query' && name && chance() < 0.3) query.set(name, text(pick(VALUES)).slice(0, 500));
    }
    const schema = Object.values(requestBody?.content ?? {})[0]?.schema ?? {};
    const named = schema.$ref ? document.components?.schemas?.[schema.$ref.split('/').at(-1)!] : schema;
    const names = Object.keys(named?.properties ?? {}).filter(() => chance() < 0.5);
    const body = requestBody ? JSON.stringify(Object.fromEntries(names.map((name) => [name, pick(VALUES)]))) : '';
    const base = path.startsWith('/api/') ? target.origin : `${target.origin}${document.servers?.[0]?.url ?? ''}`;
    return { url: `${base.startsWith('http') ? base : target.url}${filled}?${query}`, body };
  }

  async function send(verb: string, url: string, body: string): Promise<string> {
    try {
      const answer = await fetch(url, {
        method: verb.toUpperCase(),
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === '' || verb === 'get' ? {} : { body }),
      });
      await answer.arrayBuffer();
      return String(answer.status);
    } catch {
      return 'none';
    }
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
