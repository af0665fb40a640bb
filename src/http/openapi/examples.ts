import { SAMPLE_BODIES, SAMPLE_VALUES } from './sample-values.ts';
import { reference, type Schema } from './schemas.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** The whole practice in an example is invented; `sample-values.ts` says what stands in it. */
interface WithExamples {
  readonly paths: Schema;
  /** Rows, and lists of one row, by name. */
  readonly examples: Record<string, Schema>;
}

/** Puts an example at every body and answer: rows once as components, bodies where they stand. */
export function examplesFor(paths: Schema, schemas: Schemas): WithExamples {
  const examples: Record<string, Schema> = {};
  const whole = { schemas, isWhole: true };

  function shared(name: string, schema: Schema): Schema {
    examples[name] ??= { summary: `An invented ${name}.`, value: exampleOf(schema, name, whole) };
    return { sample: reference('examples', name) };
  }

  function ofContent(mediaType: string, { schema, ...content }: Schema & { schema?: Schema }): Schema {
    if (!schema || content.examples) return { ...content, ...(schema ? { schema } : {}) };
    if (mediaType !== 'application/json') return { ...content, schema, example: SAMPLE_FILES[mediaType] ?? 'data' };
    const row = nameIn(schema);
    const listed = schema.type === 'array' ? nameIn(schema.items as Schema) : undefined;
    if (row?.endsWith('Body')) return { schema, example: bodyExample(row, schema, schemas) };
    const found = row ? shared(row, schema) : listed ? shared(`${listed}List`, schema) : undefined;
    return { schema, ...(found ? { examples: found } : { example: exampleOf(schema, '', whole) }) };
  }

  function inside(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === 'content'
          ? Object.fromEntries(
              Object.entries(part as Schema).map(([type, of]) => [type, ofContent(type, of as Schema)]),
            )
          : inside(part),
      ]),
    );
  }
  return { paths: inside(paths) as Schema, examples };
}

const SAMPLE_FILES: Readonly<Record<string, string>> = {
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg"><title>Tooth chart</title></svg>',
  'application/x-ndjson': '{"number":17,"table":"treatplan","key":11401,"kind":"update"}',
  'text/event-stream': 'id: 17\ndata: {"number":17,"table":"treatplan","key":11401,"kind":"update"}\n',
};

const nameIn = ({ $ref }: Schema) => (typeof $ref === 'string' ? $ref.replace(/.*\//, '') : undefined);

interface Options {
  readonly schemas: Schemas;
  /** Show every field, as answers do; without it what is needed, and no more fields than a person would send. */
  readonly isWhole?: boolean;
}

/** What an invented patient would have in the body of this name. */
export const bodyExample = (name: string, schema: Schema, schemas: Schemas = {}): object => ({
  ...(exampleOf(schema, '', { schemas }) as object),
  ...SAMPLE_BODIES[name],
});

/** A value that the schema allows, for a field of this name. */
function exampleOf(schema: Schema, field: string, options: Options): unknown {
  const name = nameIn(schema);
  if (name) return exampleOf(options.schemas[name]!, field, options);
  if (Array.isArray(schema.allOf)) {
    const made = {};
    for (const part of schema.allOf as readonly Schema[]) Object.assign(made, chosen(part, made, options));
    return made;
  }
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (choices) return exampleOf(choices[0]!, field, options);
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('const' in schema) return schema.const;
  const type = [schema.type].flat()[0];
  if (type === 'object') return exampleObject(schema, options);
  if (type === 'array') return [exampleOf((schema.items as Schema | undefined) ?? {}, field, options)].slice(0, 1);
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return exampleNumber(schema, field);
  return exampleText(schema, field);
}

/** Of a choice of fields that one must be sent of: nothing more where one is there already. */
function chosen(part: Schema, made: object, options: Options): object {
  const choices = (part.anyOf ?? []) as readonly { required: readonly string[] }[];
  if (choices.some(({ required }) => required.every((name) => name in made))) return {};
  return exampleOf(part, '', options) as object;
}

const MOST_OPTIONAL = 3;

function exampleObject(schema: Schema, options: Options): unknown {
  const { properties = {}, required = [] } = schema;
  const shown = options.isWhole
    ? Object.keys(properties as Schemas)
    : sentFields(schema, required as readonly string[]);
  return Object.fromEntries(shown.map((name) => [name, exampleOf((properties as Schemas)[name]!, name, options)]));
}

/** What is needed, and a few fields more that the invented patient has values for, none of which excludes another. */
function sentFields({ properties, 'x-exclusive': pairs }: Schema, needed: readonly string[]): readonly string[] {
  const sent = new Set(needed);
  const isExcluded = (name: string) =>
    ((pairs ?? []) as readonly (readonly string[])[]).some(
      (pair) => pair.includes(name) && pair.some((other) => other !== name && sent.has(other)),
    );
  for (const name of Object.keys((properties ?? {}) as Schemas)) {
    if (sent.size >= needed.length + MOST_OPTIONAL) break;
    if (isTelling(SAMPLE_VALUES[name]) && !isExcluded(name)) sent.add(name);
  }
  return Object.keys((properties ?? {}) as Schemas).filter((name) => sent.has(name));
}

const isTelling = (value: string | number | undefined) => typeof value === 'string' && value !== '';

function exampleNumber({ type, minimum, examples }: Schema, field: string): number {
  const known = SAMPLE_VALUES[field];
  if (typeof known === 'number') return known;
  const [first] = (examples ?? []) as readonly number[];
  if (first !== undefined) return first;
  return Number(minimum ?? ([type].flat()[0] === 'number' ? 12.5 : 1));
}

function exampleText({ format, pattern, examples, maxLength, minLength }: Schema, field: string): string {
  const known = SAMPLE_VALUES[field];
  const [first] = (examples ?? []) as readonly string[];
  if (format === 'date') return String(known ?? '2026-06-15');
  if (first !== undefined) return String(first);
  if (format === 'date-time-local') return '2026-06-15 09:00:00';
  if (format === 'uri') return 'https://example.com/';
  if (format === 'uuid') return '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
  if (pattern) return SAMPLE_PATTERNS.find((text) => new RegExp(String(pattern)).test(text)) ?? '';
  const text = typeof known === 'string' ? known : inWords(field);
  const cut = maxLength === undefined ? text : text.slice(0, Number(maxLength));
  return cut.padEnd(Number(minLength ?? 0), 'x');
}

const SAMPLE_PATTERNS = ['1', '130.00', '255,128,0', '0'.repeat(64), '#1769aa', '2026-06-15'];

/** `CarrierName` → `Carrier name`. */
const inWords = (field: string) => {
  const words = field.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
