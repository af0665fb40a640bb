import { type Answer, type Operation, resourceOf, type Verb } from '../operation.ts';
import { PERMISSIONS } from '../permissions.ts';
import { bodiesOf, bodyName } from './bodies.ts';
import { errorAnswers, errorResponses, problemSchema } from './errors.ts';
import { examplesFor } from './examples.ts';
import { capital, withNamedSets } from './names.ts';
import { parametersOf, sharedParameters } from './parameters.ts';
import { type AnswerSchemas, answerSchemas, reference, type Schema } from './schemas.ts';

interface DocumentOptions {
  readonly version: string;
  /** Path the published operations are mounted at, e.g. `/api/v1`. */
  readonly basePath: string;
  /** Where callers reach the server, e.g. `https://teeth.example.com`. */
  readonly origin: string;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Schema;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly [name: string]: unknown;
}

export interface OperationObject {
  readonly operationId: string;
  readonly [name: string]: unknown;
}

/**
 * The OpenAPI 3.1 document of the very definitions that check requests and write answers (`operation.ts`,
 * `wire/input.ts`, `wire/shape.ts`): nothing in it is written a second time. Programs that make clients of it get whole
 * paths under one server, and a name for every body, row and closed set of words.
 */
export function openApiDocument(operations: readonly Operation[], options: DocumentOptions): OpenApiDocument {
  const answers = answerSchemas(operations);
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of operations) {
    const path = documentPath(operation, options);
    paths[path] = { ...paths[path], [operation.verb.toLowerCase()]: operationObject(operation, answers) };
  }
  const schemas = { ...answers.components, ...bodiesOf(operations, operationIdOf), Problem: problemSchema };
  const described = withNamedSets({ paths, schemas, parameters: sharedParameters() });
  const { paths: withExamples, examples } = examplesFor(described.paths, described.schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bitewing',
      version: options.version,
      summary: 'Treatment plans and procedures, compatible with the published Open Dental API.',
      description: ABOUT,
      contact: { name: 'The Bitewing authors' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.origin, description: 'This server.' }],
    security: [{ keyPair: [] }],
    tags: [...Map.groupBy(operations, resourceOf)].map(([name, found]) => ({ name, description: tagText(found) })),
    paths: withExamples as OpenApiDocument['paths'],
    components: {
      schemas: described.schemas,
      parameters: described.parameters,
      headers: {
        XIgnoredParameters: ignoredNames('Query parameters that this method does not know.'),
        XIgnoredFields: ignoredNames('Body fields that this method does not know or has no use for.'),
        XRespelledFields: ignoredNames(
          'Fields sent in another letter case, and dates and times sent in another format; they were accepted.',
        ),
      },
      examples,
      responses: errorResponses(),
      securitySchemes: { keyPair: KEY_PAIR, handover: HANDOVER },
    },
  };
}

/** What a resource does is what its operations do. */
const tagText = (operations: readonly Operation[]) => `${operations.map(({ summary }) => summary).join('. ')}.`;

/** The path from the root of the server: an extension may have the name of a published method. */
export const documentPath = (
  { base, path }: Pick<Operation, 'base' | 'path'>,
  { basePath }: Pick<DocumentOptions, 'basePath'>,
) => `${base ?? basePath}${path}`;

/** E.g. `postTreatplansSaved`, `getPatientsByPatNum`, `postExtEstimates`. */
export function operationIdOf({ verb, path, base }: Pick<Operation, 'verb' | 'path' | 'base'>): string {
  const words = path.split('/').slice(1);
  const named = words.map((word) => (word.startsWith('{') ? `By${word.slice(1, -1)}` : capital(word)));
  return `${verb.toLowerCase()}${base ? 'Ext' : ''}${named.join('')}`;
}

function operationObject(operation: Operation, answers: AnswerSchemas): OperationObject {
  const { added, permission, body = {}, verb, access } = operation;
  return {
    operationId: operationIdOf(operation),
    ...(access === 'handover' ? { security: [{ handover: [] }] } : {}),
    tags: [resourceOf(operation)],
    summary: operation.summary,
    description: [operation.description, `Permission: ${permission}.`, added && `Since version ${added}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(added ? { 'x-added': added } : {}),
    'x-permission': permission,
    parameters: parametersOf(operation),
    ...(Object.keys(body).length > 0 ? { requestBody: requestBody(operation) } : {}),
    responses: {
      [successStatus(operation)]: success(operation, answers),
      ...refusalsOf(verb),
      ...goneOf(operation),
      ...noneOf(operation),
    },
  };
}

/** A 410 that tells more than a sentence. */
function goneOf({ answer }: Operation): Schema {
  if (answer.kind !== 'schema' || !answer.gone) return {};
  const { headers } = errorResponses().Gone!;
  const content = { 'application/json': { schema: answer.gone } };
  return { '410': { description: 'What was asked for is no longer kept.', headers, content } };
}

/** A 200 that says there was nothing to send. */
function noneOf({ answer }: Operation): Schema {
  if (answer.kind !== 'list' || !answer.none) return {};
  const content = { 'text/plain': { schema: TEXT, examples: { sentence: { value: answer.none } } } };
  return { '200': { description: 'There was nothing to send.', headers: BODY_HEADERS, content } };
}

const refusalsOf = (verb: Verb) =>
  Object.fromEntries(
    errorAnswers
      .filter(({ verbs }) => verbs?.includes(verb) ?? true)
      .map(({ status, name }) => [status, reference('responses', name)]),
  );

function requestBody(operation: Operation): Schema {
  const required = Object.values(operation.body ?? {}).some((input) => input.required);
  const schema = reference('schemas', bodyName(operationIdOf(operation)));
  return { required: required || Boolean(operation.requireOneOf?.length), content: { 'application/json': { schema } } };
}

const isCreation = ({ verb, write }: Operation) => verb === 'POST' && write !== undefined;

/** 201 where a POST creates something, unless its page prints otherwise. */
export function successStatus(operation: Operation): 200 | 201 {
  const { answer, write } = operation;
  if (answer.kind === 'sent' || (answer.kind === 'list' && answer.none)) return 201;
  const printed = write && 'status' in write.answer ? write.answer.status : undefined;
  return printed ?? (isCreation(operation) ? 201 : 200);
}

function success(operation: Operation, answers: AnswerSchemas): Schema {
  const { answer, body } = operation;
  const location = { description: 'Address of what was created.', schema: { type: 'string', format: 'uri' } };
  const schema = answers.bodyOf(answer);
  return {
    description: {
      row: 'The row.',
      list: 'The rows, or an empty array.',
      object: 'The result.',
      schema: 'Done.',
      file: 'The document.',
      sent: 'Sent; no body.',
      empty: 'Done; no body.',
    }[answer.kind],
    headers: {
      ...(isCreation(operation) ? { Location: location } : {}),
      ...(answer.kind === 'sent' ? ownHeaders({ Location: 'Full path of the file on the other server.' }) : {}),
      ...(answer.kind === 'file' ? ownHeaders(answer.headers) : {}),
      ...(operation.paged === 'cursor' ? { Link: NEXT_PAGE } : {}),
      'X-Ignored-Parameters': reference('headers', 'XIgnoredParameters'),
      ...(body ? BODY_HEADERS : {}),
    },
    ...(answer.kind === 'file' ? { content: filesOf(answer) } : {}),
    ...(schema ? { content: { 'application/json': { schema }, ...otherForms(answer) } } : {}),
  };
}

const ownHeaders = (described: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(described).map(([name, description]) => [name, { description, schema: TEXT }]));

const TEXT = { type: 'string' };

const NEXT_PAGE = { description: 'Address of the next page (`rel="next"`), if this one is full.', schema: TEXT };

const otherForms = (answer: Answer) =>
  answer.kind === 'schema'
    ? Object.fromEntries((answer.alsoAs ?? []).map((type) => [type, { schema: { type: 'string' } }]))
    : {};

const filesOf = ({ mediaType, alsoAs = [] }: Answer & { kind: 'file' }) =>
  Object.fromEntries([mediaType, ...alsoAs].map((type) => [type, fileContent(type)]));

/** A picture in SVG and lines of JSON are text to a program; other files are bytes. */
const fileContent = (mediaType: string): Schema => ({
  schema: /\+xml$|\/x-ndjson$/.test(mediaType) ? TEXT : { type: 'string', format: 'binary' },
});

const BODY_HEADERS = {
  'X-Ignored-Fields': reference('headers', 'XIgnoredFields'),
  'X-Respelled-Fields': reference('headers', 'XRespelledFields'),
};

const ignoredNames = (description: string) => ({ description, schema: { type: 'string' } });

const KEY_PAIR = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: `\`ODFHIR {DeveloperKey}/{CustomerKey}\`. A key holds permission groups: ${PERMISSIONS.join(', ')}.`,
};

const HANDOVER = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: '`Handover {token}`: the token from handing over a plan; it opens that plan and nothing else.',
};

const ABOUT = `An independent server that answers like the published Open Dental API; not affiliated with Open Dental.

Names match without regard to case; a body name only where it can mean one field. Booleans travel as "true" and "false",
an empty date as 0001-01-01. A name no method knows is ignored and named in X-Ignored-Parameters or X-Ignored-Fields.`;
