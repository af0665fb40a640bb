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
