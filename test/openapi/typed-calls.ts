import type { Call } from './every-operation.ts';

/**
 * A program that makes each call once through openapi-fetch with the types in `types.ts` beside it, and prints what was
 * answered as JSON. It compiles only if the types take the examples of the document.
 */
export function typedCalls(calls: readonly Call[]): string {
  return `import createClient from 'openapi-fetch';
import type { paths } from './types.ts';

declare const process: { argv: string[] };
const [, , baseUrl, keys] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { authorization: \`ODFHIR \${keys}\` } });
const answers: { status: number; error?: unknown }[] = [];
async function note({ response, error }: { response: Response; error?: unknown }) {
  answers.push({ status: response.status, error });
}
${calls.map(lineOf).join('\n')}
console.log(JSON.stringify(answers));
`;
}

/** The same through `bitewing/client`, whose source lies at `client`. */
export function clientCalls(calls: readonly Call[], client: string): string {
  return `import { ApiError, createClient } from '${client}';

declare const process: { argv: string[] };
const [, , baseUrl, keys] = process.argv as [string, string, string, string];
const [developerKey, customerKey] = keys.split('/') as [string, string];
const client = createClient({ baseUrl, developerKey, customerKey, tries: 1 });
const answers: { status: number; error?: unknown }[] = [];
async function note(call: Promise<{ response: Response }>) {
  try {
    answers.push({ status: (await call).response.status });
  } catch (refused) {
    if (!(refused instanceof ApiError)) throw refused;
    answers.push({ status: refused.status, error: refused.sentence });
  }
}
${calls.map(clientLineOf).join('\n')}
console.log(JSON.stringify(answers));
`;
}

function clientLineOf({ verb, path, values: { path: inPath, query, body } }: Call): string {
  const options = { params: { ...(Object.keys(inPath).length > 0 && { path: inPath }), query }, ...(body && { body }) };
  return `await note(client.${verb.toUpperCase()}('${path.replace('/api/v1/', '/')}', ${JSON.stringify(options)}));`;
}

/**
 * A program that compiles only if each schema is the same type in the namespace of `bitewing/client` and in what
 * openapi-typescript makes of the document, or, with `isSame` false, only if none is.
 */
export function sameTypes(names: readonly string[], operations: string, types: string, isSame = true): string {
  return `import type { schemas } from '${operations}';
import type { components } from '${types}';

type Theirs = components['schemas'];
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
${names.map((name) => `${isSame} satisfies Same<Theirs['${name}'], schemas.${name}>;`).join('\n')}
`;
}

function lineOf({ verb, path, values, mediaType }: Call): string {
  const { path: inPath, query, body } = values;
  // Types of an operation without parameters take none at all.
  const params = Object.fromEntries(
    Object.entries({ path: inPath, query }).filter(([, own]) => Object.keys(own).length),
  );
  const isText = mediaType !== undefined && !/^application\/(\S+\+)?json$/.test(mediaType);
  const options = {
    ...(Object.keys(params).length > 0 && { params }),
    ...(body && { body }),
    ...(isText && { parseAs: 'text' }),
  };
  return `await note(await client.${verb.toUpperCase()}('${path}', ${JSON.stringify(options)}));`;
}
