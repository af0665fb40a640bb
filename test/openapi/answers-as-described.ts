// Whether what the server answers is what its document says: status, media type, and every field of a JSON body.
import type { RunningServer } from '../../src/server.ts';
import { type Call, headersOf, ON_A_NEW_CONNECTION } from './every-operation.ts';
import type { Tools } from './tools.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is any JSON
type Json = any;

/** Reads beyond one of each operation: answers that a first look does not meet. */
const FURTHER: readonly [path: string, address: string][] = [
  ['/api/ext/v1/changes', '/api/ext/v1/changes?after=999999999'],
  ['/api/ext/v1/changes', '/api/ext/v1/changes?after=0'],
  ['/api/v1/patients/{PatNum}', '/api/v1/patients/999999'],
];

/** A sentence for each answer that is not as described. */
export async function answersUnlike(
  tools: Tools,
  server: RunningServer,
  document: Json,
  calls: readonly Call[],
): Promise<{ checked: number; unlike: string[] }> {
  // The validator which the linters bring along. Formats that it does not know, as int64, it leaves out.
  const ajv = new (tools.load('ajv/dist/2020.js').default)({ strict: false, logger: false, allErrors: true });
  tools.load('ajv-formats').default(ajv);
  ajv.addSchema(document, 'document');
  const unlike: string[] = [];
  let checked = 0;

  async function look(path: string, verb: string, address: string, body?: object, accept = '*/*') {
    const response = await fetch(server.origin + address, {
      method: verb.toUpperCase(),
      headers: {
        ...headersOf(server),
        ...ON_A_NEW_CONNECTION,
        accept,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const said = `${verb.toUpperCase()} ${address} answers ${response.status}`;
    const place = ['paths', path, verb, 'responses', String(response.status)];
    const described = resolved(at(document, place));
    if (!described) return void unlike.push(`${said}, which is not described`);
    if (text === '') return;
    const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
    if (!(type in (described.content ?? {}))) return void unlike.push(`${said} as ${type || 'nothing'}`);
    checked++;
    if (!/[/+]json$/.test(type)) return;
    const validate = ajv.compile({ $ref: `document#${pointer(described.content[type].schema, place, type)}` });
    if (!validate(JSON.parse(text))) {
      const [first] = validate.errors;
      unlike.push(`${said}: ${first.instancePath} ${first.message} ${JSON.stringify(first.params)}`);
    }
  }

  /** Where the schema stands: behind its own reference, behind that of the answer, or in the path itself. */
  function pointer({ $ref }: Json, place: readonly string[], type: string): string {
    if ($ref) return $ref.slice(1);
    const shared = at(document, place).$ref;
    const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
    const start = shared ? shared.slice(1) : `/${place.map(escaped).join('/')}`;
    return `${start}/content/${escaped(type)}/schema`;
  }
  const at = (value: Json, place: readonly string[]) => place.reduce((part, key) => part?.[key], value);
  const resolved = (part: Json) => (part?.$ref ? at(document, part.$ref.slice(2).split('/')) : part);

  for (const [path, address] of FURTHER) {
    for (const accept of ['*/*', 'application/problem+json']) await look(path, 'get', address, undefined, accept);
  }
  for (const { path, verb, values } of calls) {
    const query = new URLSearchParams(values.query as Record<string, string>);
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent((values.path as Json)[name]));
    await look(path, verb, query.size > 0 ? `${filled}?${query}` : filled, values.body);
  }
  return { checked, unlike };
}
