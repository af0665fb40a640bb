import type { Inputs } from '../wire/input.ts';
import type { FieldRules } from '../wire/read-inputs.ts';
import { errorAnswers, errorResponses, problemSchema } from './openapi-errors.ts';
import { parametersOf, sharedParameters } from './openapi-parameters.ts';
import { type AnswerSchemas, answerSchemas, bodySchema, reference, type Schema } from './openapi-schemas.ts';
import type { Operation, Verb } from './operation.ts';
import { PERMISSIONS } from './permissions.ts';

export interface DocumentOptions {
  readonly version: string;
  /** Path the operations are mounted at, e.g. `/api/v1`. */
  readonly basePath: string;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: Schema;
  readonly tags: readonly { readonly name: string }[];
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
 * `wire/input.ts`, `wire/row.ts`): nothing in it is written a second time.
 */
export function openApiDocument(operations: readonly Operation[], options: DocumentOptions): OpenApiDocument {
  const answers = answerSchemas(operations);
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.verb.toLowerCase()]: operationObject(operation, answers),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bitewing',
      version: options.version,
      summary: 'Treatment plans and procedures, compatible with the published Open Dental API.',
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: options.basePath }],
    security: [{ keyPair: [] }],
    tags: [...new Set(operations.map(resourceOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...answers.components, Problem: problemSchema },
      parameters: sharedParameters(),
      headers: {
        XIgnoredParameters: ignoredNames('Query parameters sent that no parameter of this method is called.'),
        XIgnoredFields: ignoredNames('Body fields sent that no field of this method is called.'),
      },
      responses: errorResponses(),
      securitySchemes: { keyPair: KEY_PAIR },
    },
  };
}

/** First segment of the path: what the published pages call the resource. */
export const resourceOf = (operation: Pick<Operation, 'path'>) => operation.path.split('/')[1]!;

/** E.g. `postTreatplansSaved`, `getPatientsByPatNum`. */
export function operationIdOf({ verb, path }: Pick<Operation, 'verb' | 'path'>): string {
  const words = path.split('/').slice(1);
  const named = words.map((word) => (word.startsWith('{') ? `By${word.slice(1, -1)}` : capital(word)));
  return `${verb.toLowerCase()}${named.join('')}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function operationObject(operation: Operation, answers: AnswerSchemas): OperationObject {
  const { added, permission, body, verb } = operation;
  return {
    operationId: operationIdOf(operation),
    ...(operation.base ? { servers: [{ url: operation.base }] } : {}),
    tags: [resourceOf(operation)],
    summary: operation.summary,
    description: [operation.description, `Permission: ${permission}.`, added && `Since version ${added}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(added ? { 'x-added': added } : {}),
    'x-permission': permission,
    parameters: parametersOf(operation),
    ...(body && Object.keys(body).length > 0 ? { requestBody: requestBody(body, operation) } : {}),
    responses: {
      [successStatus(operation)]: success(operation, answers),
      ...refusalsOf(verb),
    },
  };
}

const refusalsOf = (verb: Verb) =>
  Object.fromEntries(
    errorAnswers
      .filter(({ verbs }) => verbs?.includes(verb) ?? true)
      .map(({ status, name }) => [status, reference('responses', name)]),
  );

function requestBody(body: Inputs, { exclusivePairs = [], requireOneOf = [] }: FieldRules): Schema {
  const required = Object.keys(body).filter((name) => body[name]!.required);
  const rules = [
    ...requireOneOf.map((names) => ({ anyOf: names.map((name) => ({ required: [name] })) })),
    ...exclusivePairs.map((pair) => ({ not: { required: [...pair] } })),
  ];
  const schema = {
    type: 'object',
    properties: Object.fromEntries(Object.entries(body).map(([name, input]) => [name, bodySchema(input)])),
    ...(required.length > 0 ? { required } : {}),
    ...(rules.length > 0 ? { allOf: rules } : {}),
  };
  return { required: required.length > 0, content: { 'application/json': { schema } } };
}

/** 201 where a POST creates something. */
export const successStatus = ({ verb, write }: Operation) => (verb === 'POST' && write ? 201 : 200);

function success(operation: Operation, answers: AnswerSchemas): Schema {
  const { answer, body } = operation;
  const location = { description: 'Address of what was created.', schema: { type: 'string', format: 'uri' } };
  const schema = answers.bodyOf(answer);
  return {
    description: {
      row: 'The row.',
      list: 'The rows; none is an empty array.',
      schema: 'Done.',
      empty: 'Done; no body.',
    }[answer.kind],
    headers: {
      ...(successStatus(operation) === 201 ? { Location: location } : {}),
      'X-Ignored-Parameters': reference('headers', 'XIgnoredParameters'),
      ...(body ? { 'X-Ignored-Fields': reference('headers', 'XIgnoredFields') } : {}),
    },
    ...(schema ? { content: { 'application/json': { schema } } } : {}),
  };
}

const ignoredNames = (description: string) => ({ description, schema: { type: 'string' } });

const KEY_PAIR = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: `\`ODFHIR {DeveloperKey}/{CustomerKey}\`. A key holds permission groups: ${PERMISSIONS.join(', ')}.`,
};

const ABOUT = `An independent server that answers like the published Open Dental API; not affiliated with Open Dental.

Names in paths and queries match without regard to case, names in bodies exactly. Booleans travel as "true" and "false",
an empty date as 0001-01-01. A name no method knows is ignored and named in X-Ignored-Parameters or X-Ignored-Fields.`;
