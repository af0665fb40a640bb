import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApiDocument, openApiDocument } from '../../src/http/openapi.ts';
import { readOperation } from '../../src/http/operation.ts';
import { operations } from '../../src/resources/index.ts';
import { textField, wireRow } from '../../src/wire/row.ts';
import { startTestPractice, type TestPractice } from '../support/test-practice.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is any JSON
type Json = any;

let practice: TestPractice;
let document: OpenApiDocument;
beforeAll(async () => {
  practice = await startTestPractice();
  document = (await (await fetch(`${practice.origin}/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(() => practice.stop());

const described = (verb: string, path: string): Json => document.paths[path]?.[verb.toLowerCase()];

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

describe('the document', () => {
  it('is OpenAPI 3.1 with a title, a version, a server and a way in', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Bitewing', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      servers: [{ url: '/api/v1' }],
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
    const wrong = schemas.filter(([, { type, $ref }]) => !$ref && ![type].flat().every((name) => known.includes(name)));
    expect(wrong).toEqual([]);
  });

  it('has exactly the operations there are, each with an id of its own', () => {
    const pairs = Object.entries(document.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`),
    );
    expect(pairs.sort()).toEqual(operations.map(({ verb, path }) => `${verb} ${path}`).sort());
    const ids = operations.map(({ verb, path }) => described(verb, path).operationId);
    expect(new Set(ids).size).toBe(operations.length);
  });

  it('keeps two rows of one table apart', () => {
    const rowOf = (name: string) =>
      wireRow({ name: 'Patient', from: 'patient p', key: 'p.PatNum', fields: { [name]: textField({}) } });
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
    const two = openApiDocument([list('/patients', 'LName'), list('/patients/Simple', 'FName')], {
      version: '1',
      basePath: '/',
    });
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
      const parameters: Json[] = described(verb, path).parameters.map(resolved);
      const inQuery = parameters.filter((parameter) => parameter.in === 'query');
      const shared = [...(operation.paged ? ['Limit', 'Offset'] : []), 'DateFormatString', 'DateTimeFormatString'];
      expect(inQuery.map(({ name }) => name)).toEqual([...Object.keys(query), ...shared]);
      for (const [name, input] of Object.entries(query)) {
        const parameter = inQuery.find((candidate) => candidate.name === name);
        const choices = (input.schema.enum as unknown[] | undefined)?.filter((choice) => typeof choice === 'string');
        expect([name, parameter.required, parameter.schema.enum]).toEqual([name, input.required, choices]);
      }
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    });

    it('describes its body as it is read', () => {
      const schema: Json = described(verb, path).requestBody?.content['application/json'].schema;
      expect(Object.keys(schema?.properties ?? {})).toEqual(Object.keys(body));
      expect(schema?.required ?? []).toEqual(Object.keys(body).filter((name) => body[name]!.required));
      for (const [name, input] of Object.entries(body)) {
        expect([name, schema.properties[name].enum]).toEqual([name, input.schema.enum]);
      }
    });

    it('describes its answer as it is written, and its refusals', () => {
      const { responses, 'x-permission': permission, 'x-added': added = '' } = described(verb, path);
      expect([permission, added]).toEqual([operation.permission, operation.added]);
      const success = responses[verb === 'POST' && operation.write ? '201' : '200'];
      const schema = resolved(success.content?.['application/json'].schema);
      if (answer.kind === 'empty') expect(schema).toBeUndefined();
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
