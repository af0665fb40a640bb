import { beforeAll, describe, expect, it } from 'vitest';
import { BASE_PATH } from '../../src/http/api.ts';
import { documentPath, type OpenApiDocument, openApiDocument } from '../../src/http/openapi/document.ts';
import { EXTENSION_BASE, type Operation, readOperation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import { readInputs } from '../../src/wire/read-inputs.ts';
import { shape, textField } from '../../src/wire/shape.ts';
import { testPractice } from '../support/test-practice.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is any JSON
type Json = any;

const practice = testPractice();
let document: OpenApiDocument;
let olderDocument: Json;
beforeAll(async () => {
  document = (await (await fetch(`${practice.origin}/openapi.json`)).json()) as OpenApiDocument;
  olderDocument = await (await fetch(`${practice.origin}/openapi-3.0.json`)).json();
});

const published = { basePath: BASE_PATH };
const described = (operation: Pick<Operation, 'verb' | 'path' | 'base'>): Json =>
  document.paths[documentPath(operation, published)]?.[operation.verb.toLowerCase()];

const options = { version: '1', basePath: BASE_PATH, origin: 'https://teeth.example.org' };

/** Every object of the document, with where it stands. */
function* objects(value: Json, place = '#'): Generator<[place: string, object: Json]> {
  if (typeof value !== 'object' || value === null) return;
  yield [place, value];
  for (const [name, part] of Object.entries(value)) yield* objects(part, `${place}/${name}`);
}

function resolved(value: Json): Json {
  if (typeof value?.$ref !== 'string') return value;
  const steps = value.$ref.slice(2).split('/');
  return resolved(steps.reduce((found: Json, step: string) => found?.[step], document));
}

const FORMS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  uri: /^https?:/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time-local': /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
  'time-local': /^\d\d:\d\d(:\d\d)?$/,
};

/** Where a value is not of the type, the form or the words that its schema tells. */
function* breaches(of: Json, value: Json, place: string): Generator<string> {
  const schema = resolved(of);
  if (value === undefined || schema === undefined) return;
  const { type, format, pattern, items, properties = {}, enum: words } = schema;
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const kinds = [type].flat().map((name) => (name === 'integer' ? 'number' : name));
  if (type && !kinds.includes(kind)) yield `${place} is ${kind}`;
  if (words && !words.includes(value)) yield `${place} is none of ${words}`;
  if (kind === 'string' && FORMS[format] && !FORMS[format].test(value)) yield `${place} is no ${format}: ${value}`;
  if (kind === 'string' && pattern && !new RegExp(pattern, 'u').test(value))
    yield `${place} is not ${pattern}: ${value}`;
  if (kind === 'array') for (const part of value) yield* breaches(items, part, `${place}[]`);
  if (kind === 'object')
    for (const name of Object.keys(value)) yield* breaches(properties[name], value[name], `${place}.${name}`);
  for (const part of schema.allOf ?? []) yield* breaches(part, value, place);
}

describe('the document', () => {
  it('is OpenAPI 3.1 with a title, a version, a server and a way in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Bitewing', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      servers: [{ url: practice.origin }],
      security: [{ keyPair: [] }],
    });
    expect(document.components.securitySchemes?.keyPair).toMatchObject({ type: 'apiKey', in: 'header' });
  });

  it('resolves every reference', () => {
    const references = [...objects(document)].filter(([, object]) => '$ref' in object);
    expect(references).not.toHaveLength(0);
    expect(references.filter(([, object]) => resolved(object) === undefined)).toEqual([]);
  });

  it('names only schema types of JSON Schema', () => {
    const known = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
    const schemas = [...objects(document)].filter(([place]) =>
      /\/(schema|items|properties\/[^/]+|schemas\/[^/]+)$/.test(place),
    );
    const wrong = schemas.filter(
      ([, { type, $ref, allOf }]) => !$ref && !allOf && ![type].flat().every((name) => known.includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  it('has exactly the operations there are, each with an id of its own', () => {
    const pairs = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(pairs.sort()).toEqual(
      operations.map((operation) => `${operation.verb} ${documentPath(operation, published)}`).sort(),
    );
    const ids = operations.map((operation) => described(operation).operationId);
    expect(new Set(ids).size).toBe(operations.length);
  });

  it('names every body and every closed set of words, and tells what each resource does', () => {
    const { schemas, ...shared } = document.components;
    const inline = [...objects({ paths: document.paths, shared })].filter(([place, { enum: words, type }]) => {
      const isSchema = /\/(schema|items|anyOf\/\d+|properties\/[^/]+)$/.test(place);
      return isSchema && Array.isArray(words) && words.length > 1 && type;
    });
    expect(inline).toEqual([]);
    const bodies = Object.values(document.paths).flatMap((verbs) => Object.values<Json>(verbs));
    const unnamed = bodies.filter(
      ({ requestBody }) => requestBody && !requestBody.content['application/json'].schema.$ref,
    );
    expect(unnamed).toEqual([]);
    expect(Object.keys(schemas!)).toEqual(
      expect.arrayContaining(['ProcStatus', 'TPStatus', 'Flag', 'PostTreatplansSavedBody']),
    );
    expect(document.tags.filter(({ description }) => !/^[A-Z].{10,}\.$/.test(description))).toEqual([]);
  });

  it('is also there in the words of OpenAPI 3.0', () => {
    expect(olderDocument).toMatchObject({ openapi: '3.0.3', servers: [{ url: practice.origin }] });
    expect(Object.keys(olderDocument.paths)).toEqual(Object.keys(document.paths));
    const { examples: _data, ...components } = olderDocument.components;
    const newWords = [...objects({ paths: olderDocument.paths, components })].filter(([place, object]) => {
      const isData = /\/(example|properties|value)(\/|$)/.test(place) && !/\/properties\/\w+$/.test(place);
      const isNew = Array.isArray(object.type) || Array.isArray(object.examples) || 'const' in object;
      return !isData && (isNew || (object.$ref && Object.keys(object).length > 1));
    });
    expect(newWords).toEqual([]);
  });

  it('keeps an extension apart from a published method of the same path', () => {
    const at = (base?: typeof EXTENSION_BASE) =>
      readOperation({
        verb: 'GET',
        path: '/patients',
        ...(base ? { base } : {}),
        added: '',
        permission: 'ReadAll',
        summary: 'List',
        answer: { kind: 'empty' },
        read: async () => ({ status: 200, body: '' }),
      });
    const { paths } = openApiDocument([at(), at(EXTENSION_BASE)], options);
    expect(paths['/api/v1/patients']!.get).toMatchObject({ operationId: 'getPatients' });
    expect(paths['/api/ext/v1/patients']!.get).toMatchObject({ operationId: 'getExtPatients' });
  });

  it('keeps two rows of one table apart', () => {
    const rowOf = (name: string) => shape({ name: 'Patient', fields: { [name]: textField({}) } });
    const list = (path: string, name: string) =>
      readOperation({
        verb: 'GET',
        path,
        added: '',
        permission: 'ReadAll',
        summary: 'List',
        answer: { kind: 'list', row: rowOf(name) },
        read: async () => ({ status: 200, body: '[]' }),
      });
    const two = openApiDocument([list('/patients', 'LName'), list('/patients/Simple', 'FName')], options);
    expect(two.components.schemas).toMatchObject({
      Patient: { required: ['LName'] },
      PatientSimple: { required: ['FName'] },
    });
  });
});

describe.each(operations.map((operation) => [`${operation.verb} ${operation.path}`, operation] as const))(
  '%s',
  (_name, operation) => {
    const { verb, path, query = {}, body = {}, answer } = operation;

    it('describes its parameters as they are read', () => {
      const parameters: Json[] = described(operation).parameters.map(resolved);
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      const shared = [
        ...(operation.paged ? ['Limit', 'Offset'] : []),
        ...(operation.paged === 'cursor' ? ['Cursor'] : []),
        'DateFormatString',
        'DateTimeFormatString',
      ];
      expect(inQuery.map(({ name }) => name)).toEqual([...Object.keys(query), ...shared]);
      for (const [name, input] of Object.entries(query)) {
        const parameter = inQuery.find((candidate) => candidate.name === name);
        const choices = (input.schema.enum as unknown[] | undefined)?.filter((choice) => typeof choice === 'string');
        expect([name, parameter.required, resolved(parameter.schema).enum]).toEqual([name, input.required, choices]);
      }
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    });

    it('describes its body as it is read', () => {
      const named: Json = resolved(described(operation).requestBody?.content['application/json'].schema);
      const [schema, ...choices]: Json[] = named?.allOf ?? [named];
      expect(choices.map(({ anyOf }) => anyOf.map(({ required }: Json) => required[0]))).toEqual(
        Object.keys(body).length > 0 ? (operation.requireOneOf ?? []) : [],
      );
      expect(Object.keys(schema?.properties ?? {})).toEqual(Object.keys(body));
      expect(schema?.required ?? []).toEqual(Object.keys(body).filter((name) => body[name]!.required));
      for (const [name, input] of Object.entries(body)) {
        expect([name, resolved(schema.properties[name]).enum]).toEqual([name, input.schema.enum]);
      }
    });

    it('shows an example that its body takes, and one of its answer', () => {
      const { requestBody, responses } = described(operation);
      const sent = requestBody?.content['application/json'].example;
      expect(sent === undefined).toBe(Object.keys(body).length === 0);
      if (sent) readInputs(body, sent, operation);
      expect([...breaches(requestBody?.content['application/json'].schema, sent, 'body')]).toEqual([]);
      const successes = Object.entries<Json>(responses).filter(([status]) => status.startsWith('2'));
      for (const content of successes.flatMap(([, success]) => Object.values<Json>(success.content ?? {}))) {
        const shown = content.example ?? resolved(content.examples?.sample ?? content.examples?.sentence)?.value;
        expect(shown).toBeDefined();
        expect([...breaches(content.schema, shown, 'answer')]).toEqual([]);
        const { properties, items } = resolved(content.schema);
        const fields = properties ?? resolved(items)?.properties;
        if (fields) expect(Object.keys([shown].flat()[0])).toEqual(Object.keys(fields));
      }
    });

    it('describes its answer as it is written, and its refusals', () => {
      const { responses, 'x-permission': permission, 'x-added': added = '' } = described(operation);
      expect([permission, added]).toEqual([operation.permission, operation.added]);
      const none = answer.kind === 'list' ? answer.none : undefined;
      const written = operation.write?.answer;
      const printed =
        answer.kind === 'sent' || none ? 201 : written && 'status' in written ? written.status : undefined;
      if (none) expect(responses[200].content['text/plain'].examples.sentence.value).toBe(none);
      const success = responses[printed ?? (verb === 'POST' && operation.write ? 201 : 200)];
      const schema = resolved(success.content?.['application/json']?.schema);
      if (answer.kind === 'empty' || answer.kind === 'sent') expect(success.content).toBeUndefined();
      if (answer.kind === 'file') {
        expect(Object.keys(success.content)).toEqual([answer.mediaType, ...(answer.alsoAs ?? [])]);
      }
      if (answer.kind === 'row' || answer.kind === 'list') {
        const row = answer.kind === 'list' ? resolved(schema.items) : schema;
        expect(Object.keys(row.properties)).toEqual(Object.keys(answer.row.fields));
        expect(row.required).toEqual(Object.keys(answer.row.fields));
      }
      for (const status of ['400', '401', '404', '429', '500']) {
        expect(Object.keys(resolved(responses[status]).content)).toEqual(['text/plain', 'application/problem+json']);
      }
    });
  },
);
