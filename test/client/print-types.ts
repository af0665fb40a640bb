import type { Schema } from '../../src/http/openapi/schemas.ts';

/** Declarations of a document's schemas, by the names that they have there. */
export function printSchemas(schemas: Readonly<Record<string, Schema>>): string {
  return Object.entries(schemas)
    .map(([name, schema]) => {
      const type = typeOf(schema);
      return isPlainObject(schema) ? `interface ${name} ${type}` : `type ${name} = ${type};`;
    })
    .join('\n');
}

const isPlainObject = ({ type, properties, additionalProperties }: Schema) =>
  type === 'object' && properties !== undefined && additionalProperties !== true;

/** The type of every value that the schema allows. `prefix` stands before the names of components. */
export function typeOf(schema: Schema, prefix = ''): string {
  const { $ref, allOf, anyOf, enum: words, type, items, ...rest } = schema;
  if (typeof $ref === 'string') return prefix + $ref.replace('#/components/schemas/', '');
  const each = (parts: unknown) => (parts as readonly Schema[]).map((part) => typeOf(part, prefix));
  if (allOf) return each(allOf).join(' & ');
  if (anyOf) return `(${each(anyOf).join(' | ')})`;
  if (Array.isArray(words)) return wordsOf(words);
  if ('const' in rest) return quoted(rest.const);
  const kinds = [type].flat().map((kind) => {
    if (kind === 'integer' || kind === 'number') return 'number';
    if (kind === 'array') return arrayOf(typeOf((items ?? {}) as Schema, prefix));
    if (kind === 'object') return objectOf(rest, prefix);
    if (kind === 'string' || kind === 'boolean' || kind === 'null') return kind;
    throw new Error(`A type of this schema is not known: ${JSON.stringify(schema)}`);
  });
  return [...new Set(kinds)].join(' | ');
}

const arrayOf = (item: string) => (/^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`);

function objectOf({ properties, required = [], additionalProperties }: Schema, prefix: string): string {
  const needed = new Set(required as readonly string[]);
  const fields = Object.entries((properties ?? {}) as Record<string, Schema>).map(([name, field]) =>
    fieldOf(name, needed.has(name), typeOf(field, prefix)),
  );
  if (properties === undefined) return OPEN;
  return additionalProperties === true ? `${braced(fields)} & ${OPEN}` : braced(fields);
}

/** An object of which the document does not tell what else it holds. */
const OPEN = '{ [name: string]: unknown }';

/** One field of an object type. */
export const fieldOf = (name: string, isNeeded: boolean, type: string) =>
  `${/^\w+$/.test(name) ? name : quoted(name)}${isNeeded ? '' : '?'}: ${type};`;

/** An object type of its fields. */
export const braced = (fields: readonly string[]) =>
  fields.length > 0 ? `{\n${fields.map(indented).join('\n')}\n}` : '{}';

/** The same lines two blanks further in. */
export const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

const quoted = (word: unknown) => (typeof word === 'string' ? `'${word.replace(/['\\]/g, '\\$&')}'` : String(word));

function wordsOf(words: readonly unknown[]): string {
  const isEither = words.includes(true) && words.includes(false);
  const others = words.filter((word) => !(isEither && typeof word === 'boolean'));
  return [...(isEither ? ['boolean'] : []), ...others.map(quoted)].join(' | ');
}
