import type { Input } from '../../wire/input.ts';
import type { Field, Shape, ValueKind } from '../../wire/shape.ts';
import type { Answer, Operation } from '../operation.ts';

export type Schema = Readonly<Record<string, unknown>>;

/** JSON form of each kind of field, as `wire/encode.ts` writes it while the caller asks for no date format of its own. */
const SCHEMA_OF_KIND: Readonly<Record<ValueKind, Schema>> = {
  key: { type: 'integer', format: 'int64' },
  keyText: { type: 'string', pattern: '^-?\\d+$', examples: ['1'] },
  keyList: { type: 'array', items: { type: 'integer', format: 'int64' } },
  whole: { type: 'integer', format: 'int64' },
  moneyText: { type: 'string', pattern: '^-?\\d+\\.\\d{2}$', examples: ['130.00'] },
  amount: { type: 'number', examples: [25.99] },
  number: { type: 'number', examples: [140] },
  numberText: { type: 'string', examples: ['2.5'] },
  text: { type: 'string' },
  textOrZero: { type: ['string', 'integer'] },
  date: { type: 'string', format: 'date', examples: ['2026-01-31'] },
  dateTime: { type: 'string', format: 'date-time-local', examples: ['2026-01-31 08:00:00'] },
  cultureDateTime: { type: 'string', examples: ['1/31/2026 8:00:00 AM'] },
  time: { type: 'string', format: 'time-local', examples: ['13:45:00'] },
  flag: { type: 'string', enum: ['true', 'false'] },
  named: { type: 'string' },
  color: { type: 'string', pattern: '^\\d{1,3},\\d{1,3},\\d{1,3}$', examples: ['255,128,0'] },
  serverDateTime: { type: 'string', format: 'date-time-local', examples: ['2026-01-31 08:00:00'] },
};

function fieldSchema(field: Field): Schema {
  const { description } = field;
  return { ...formSchema(field), ...(description ? { description } : {}) };
}

function formSchema({ kind, names = {}, mayBeEmpty, of }: Field): Schema {
  if (kind === 'object') return shapeSchema(of!);
  if (kind === 'list') return { type: 'array', items: shapeSchema(of!) };
  if (kind === 'named') return { ...SCHEMA_OF_KIND.named, enum: [...Object.keys(names), ...(mayBeEmpty ? [''] : [])] };
  return SCHEMA_OF_KIND[kind];
}

/** An object as it is answered: every field present unless it is optional, in this order. */
function shapeSchema(shape: Shape): Schema {
  const fields = Object.entries(shape.fields);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)])),
    required: fields.filter(([, { isOptional }]) => !isOptional).map(([name]) => name),
    additionalProperties: shape.isOpen ?? false,
  };
}

export interface AnswerSchemas {
  /** Rows and other named objects, by name. */
  readonly components: Readonly<Record<string, Schema>>;
  /** What an answer's body is; undefined where it is empty. */
  readonly bodyOf: (answer: Answer) => Schema | undefined;
}

/**
 * What the operations answer. Two rows of one table (a patient and its Simple form) differ by the last word of the path
 * that answers the second.
 */
export function answerSchemas(operations: readonly Operation[]): AnswerSchemas {
  const components: Record<string, Schema> = {};
  const names = new Map<Shape, string>();

  function nameOf(row: Shape, action: string): string {
    const known = names.get(row);
    if (known) return known;
    const wanted = [row.name, `${row.name}${action}`].find((name) => !(name in components));
    const name = wanted ?? `${row.name}${names.size + 1}`;
    names.set(row, name);
    components[name] = shapeSchema(row);
    return name;
  }

  /** A titled object becomes a component of its own. */
  function lifted(schema: Schema): Schema {
    if (schema.type === 'array') return { ...schema, items: lifted(schema.items as Schema) };
    if (typeof schema.title !== 'string') return schema;
    components[schema.title] = schema;
    return reference('schemas', schema.title);
  }

  const bodies = new Map<Answer, Schema>();
  for (const { answer, path } of operations) {
    if (answer.kind === 'empty' || answer.kind === 'sent' || answer.kind === 'file') continue;
    if (answer.kind === 'schema') {
      bodies.set(answer, lifted(answer.schema));
      continue;
    }
    const action = path.split('/').findLast((segment) => /^[A-Z]/.test(segment)) ?? '';
    const row = reference('schemas', nameOf(answer.row, action));
    bodies.set(answer, answer.kind === 'list' ? { type: 'array', items: row } : row);
  }
  return { components, bodyOf: (answer) => bodies.get(answer) };
}

export const reference = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** An input as it travels in a body. */
export function bodySchema(input: Input): Schema {
  return described(input, input.schema);
}

/** An input as it travels in a query, where everything is text: the form it must have, not the JSON types it may take. */
export function querySchema(input: Input): Schema {
  const { type, enum: values, ...rest } = input.schema;
  const types = Array.isArray(type) ? type : [type];
  const isFlag = types.includes('boolean');
  const choices = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : undefined;
  return { type: isFlag ? 'string' : types[0], ...(choices ? { enum: choices } : {}), ...rest };
}

/** Description and version of an input, where it has them. */
function described(input: Input, schema: Schema): Schema {
  return {
    ...schema,
    ...(input.description ? { description: input.description } : {}),
    ...(input.added ? { 'x-added': input.added } : {}),
  };
}
