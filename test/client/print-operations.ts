import { REFUSAL_KINDS } from '../../src/domain/refusal-codes.ts';
import type { OpenApiDocument, OperationObject } from '../../src/http/openapi/document.ts';
import type { Schema } from '../../src/http/openapi/schemas.ts';
import { cursorInputs, formatInputs, pagingInputs } from '../../src/http/request/common-parameters.ts';
import { braced, fieldOf, indented, printSchemas, typeOf } from './print-types.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}
type Parameters = Readonly<Record<string, Parameter>>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

const HEAD =
  '// Made by `npm run client-types` of the operations that the server has; a test compares. Change those, not this.';
const COMPONENTS = 'schemas.';

/** What many operations share: each set holds the ones before it, and a method takes all of a set. */
const SETS = [
  { name: 'Formats', has: Object.keys(formatInputs) },
  { name: 'Page', has: Object.keys(pagingInputs) },
  { name: 'Walk', has: Object.keys(cursorInputs) },
  { name: 'Headers', has: ['Prefer'], inHeader: true },
  { name: 'PostHeaders', has: ['IdempotencyKey'], inHeader: true },
];

/**
 * The types of `bitewing/client` as one source file: the schemas, then the operations by path and verb. Published paths
 * are those below `basePath`, which is where a client is told to call; others are whole.
 */
export function printOperations(document: OpenApiDocument, basePath: string): string {
  const paths = Object.entries(document.paths).map(([path, verbs]) => {
    const named = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
    const operations = Object.entries(verbs).map(([verb, operation]) => `${verb}: ${operationOf(operation)};`);
    return `'${named}': ${braced(operations)};`;
  });
  const { schemas, parameters } = document.components;
  return [
    HEAD,
    '',
    'export declare namespace schemas {',
    indented(printSchemas(schemas!)),
    '}',
    ...printSets(parameters as unknown as Parameters),
    `export interface Operations ${braced(paths)}`,
    `export type RefusalCode = ${[...new Set(REFUSAL_KINDS.map(({ code }) => `'${code}'`))].join(' | ')};`,
    '',
  ].join('\n');
}

function operationOf(operation: OperationObject): string {
  const parameters = operation.parameters as readonly Schema[];
  const own = parameters.filter((parameter) => !('$ref' in parameter)) as unknown as readonly Parameter[];
  const shared = parameters.flatMap(({ $ref }) => (typeof $ref === 'string' ? $ref.replace(/.*\//, '') : []));
  const query = own.filter((parameter) => parameter.in === 'query');
  const path = own.filter((parameter) => parameter.in === 'path');
  const set = SETS.findLast(({ has, inHeader }) => !inHeader && has.every((name) => shared.includes(name)))!;
  const { content, required } = (operation.requestBody ?? {}) as { content?: Content; required?: boolean };
  return braced([
    ...(path.length > 0 ? [fieldOf('path', true, parametersOf(path))] : []),
    fieldOf(
      'query',
      query.some((parameter) => parameter.required),
      [set.name, ...(query.length > 0 ? [parametersOf(query)] : [])].join(' & '),
    ),
    ...(content ? [fieldOf('body', required === true, typeOf(content['application/json']!.schema, COMPONENTS))] : []),
    fieldOf('answer', true, answerOf(operation.responses as Readonly<Record<string, { content?: Content }>>)),
  ]);
}

const parametersOf = (parameters: readonly Parameter[]) =>
  braced(parameters.map(({ name, required, schema }) => fieldOf(name, required, typeOf(schema, COMPONENTS))));

function answerOf(responses: Readonly<Record<string, { content?: Content }>>): string {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  return successes.map((status) => contentOf(responses[status]!)).join(' | ');
}

/** JSON as its schema says, letters as text and other files as bytes: `client/answer.ts` reads them so. */
function contentOf({ content = {} }: { content?: Content }): string {
  const [first] = Object.entries(content);
  if (!first) return 'undefined';
  const [mediaType, { schema }] = first;
  if (mediaType === 'application/json') return typeOf(schema, COMPONENTS);
  return schema.format === 'binary' ? 'Uint8Array' : 'string';
}

function printSets(shared: Parameters): string[] {
  const told = SETS.flatMap(({ has }) => has);
  const untold = Object.keys(shared).filter((name) => !told.includes(name));
  if (untold.length > 0) throw new Error(`No set of parameters has ${untold.join(', ')}.`);
  return SETS.map(({ name, has, inHeader }, index) => {
    const before = SETS[index - 1];
    const kind = before && before.inHeader === inHeader ? ` extends ${before.name}` : '';
    return `export interface ${name}${kind} ${parametersOf(has.map((each) => shared[each]!))}`;
  });
}
