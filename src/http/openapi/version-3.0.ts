import type { OpenApiDocument } from './document.ts';
import type { Schema } from './schemas.ts';

/**
 * The same document for programs that read only OpenAPI 3.0. What 3.1 says in the words of JSON Schema is said in
 * those of 3.0: several types as `anyOf`, `null` as `nullable`, one example instead of a list, nothing beside a
 * `$ref`.
 */
export function asOpenApi30(document: OpenApiDocument): Schema {
  const { summary: _summary, license, ...info } = document.info as Schema & { license: Schema };
  const { paths, components } = document;
  return {
    ...document,
    openapi: '3.0.3',
    info: { ...info, license: { name: license.name, url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    paths: inside(paths),
    components: { ...(inside({ ...components, examples: {} }) as Schema), examples: components.examples },
  };
}

/** Members that hold data or names. Even if the data looks like a schema, it is not changed. */
const DATA = new Set(['example', 'enum', 'required', 'value', 'default']);

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value !== 'object' || value === null) return value;
  const { properties, ...rest } = value as Schema;
  const parts = Object.entries(rest).map(([key, part]) => [key, DATA.has(key) ? part : inside(part)]);
  const made: Record<string, unknown> = Object.fromEntries(parts);
  // The names of properties may be any word; only their values are schemas.
  if (properties) {
    made.properties = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, inside(part)]));
  }
  return withoutNewWords(made);
}

function withoutNewWords(schema: Schema): Schema {
  const { $ref, examples, contentEncoding, const: only, ...rest } = schema;
  if (typeof $ref === 'string') return Object.keys(rest).length > 0 ? { ...rest, allOf: [{ $ref }] } : { $ref };
  const changed = {
    ...rest,
    ...(Array.isArray(examples) ? { example: examples[0] } : examples === undefined ? {} : { examples }),
    ...(contentEncoding === 'base64' ? { format: 'byte' } : {}),
    ...(only === undefined ? {} : { enum: [only] }),
  };
  return Array.isArray(rest.type) ? ofSeveralTypes(changed) : changed;
}

function ofSeveralTypes({ type, enum: words, format, pattern, ...rest }: Schema): Schema {
  const types = (type as readonly string[]).filter((name) => name !== 'null');
  const nullable = types.length < (type as readonly string[]).length ? { nullable: true } : {};
  const choices = types.map((name) => ({
    type: name,
    ...(Array.isArray(words) ? { enum: words.filter((word) => typeof word === name || word === null) } : {}),
    ...(name === 'string' && pattern ? { pattern } : {}),
    ...(format && (name === 'string') === isFormatOfText(format) ? { format } : {}),
  }));
  if (choices.length === 1) return { ...rest, ...choices[0], ...nullable };
  return { ...rest, ...nullable, anyOf: choices };
}

const isFormatOfText = (format: unknown) => format !== 'int64' && format !== 'int32';
