import * as enums from '../../domain/enums.ts';
import type { Schema } from './schemas.ts';

/** `chart.svg` → `ChartSvg`: names in programs made from the document hold no dots. */
export const capital = (word: string) =>
  word
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

interface Described {
  readonly paths: Schema;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly parameters: Readonly<Record<string, Schema>>;
}

interface Place {
  /** The row, body or method that has the field. */
  readonly owner: string;
  readonly field: string;
}

const keyOf = (set: Schema) => JSON.stringify([set.type, set.enum]);

/** The names that the sets have in the code: they stay what they are when a resource comes or goes. */
const NAMES_IN_CODE = new Map(
  Object.entries(enums).map(([name, set]) => [keyOf({ type: 'string', enum: Object.keys(set) }), name]),
);
NAMES_IN_CODE.set(keyOf({ type: 'string', enum: ['true', 'false'] }), 'Flag');
NAMES_IN_CODE.set(keyOf({ type: ['string', 'boolean'], enum: ['true', 'false', true, false] }), 'FlagInput');

/**
 * Every closed set of words becomes a component, so that a program made of the document has one type for it. It is
 * called as in the code, else after its field, and where several sets stand under one field's name, after the owner too.
 */
export function withNamedSets({ paths, schemas, parameters }: Described): Described {
  const sets = new Map<string, { set: Schema; place: Place }>();
  const note = (set: Schema, place: Place) => {
    if (!sets.has(keyOf(set))) sets.set(keyOf(set), { set, place });
    return set;
  };
  const all = { paths, schemas, parameters };
  walk(all, note);

  const fields = new Map<string, number>();
  for (const { place } of sets.values()) fields.set(place.field, (fields.get(place.field) ?? 0) + 1);
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(schemas));
  for (const [key, { place }] of sets) {
    const field = capital(place.field);
    const wanted = [NAMES_IN_CODE.get(key), fields.get(place.field) === 1 ? field : undefined, place.owner + field];
    const free = wanted.find((name) => name !== undefined && !taken.has(name));
    const name = free ?? `${place.owner}${field}${names.size + 1}`;
    names.set(key, name);
    taken.add(name);
  }

  const named = walk(all, ({ type, enum: _words, ...rest }, _place, key) => {
    const { default: _none, ...siblings } = rest;
    return { $ref: `#/components/schemas/${names.get(key)}`, ...siblings };
  }) as unknown as typeof all;
  const components = [...sets].map(([key, { set }]): [string, Schema] => [
    names.get(key)!,
    { type: set.type, enum: set.enum },
  ]);
  return { ...named, schemas: { ...named.schemas, ...Object.fromEntries(components) } };
}

type Change = (set: Schema, place: Place, key: string) => Schema;

/** A copy in which each closed set of words is what `change` makes of it. */
function walk<T extends Schema>(described: { paths: Schema; schemas: Schema; parameters: Schema }, change: Change) {
  const inside = (value: unknown, place: Place): unknown => {
    if (Array.isArray(value)) return value.map((part) => inside(part, place));
    if (typeof value !== 'object' || value === null) return value;
    const schema = value as Schema;
    if (Array.isArray(schema.enum) && schema.enum.length > 1 && schema.type) {
      return change(schema, place, keyOf(schema));
    }
    const { operationId, name, in: where } = schema;
    const here = {
      owner: typeof operationId === 'string' ? capital(operationId) : place.owner,
      field: typeof name === 'string' && where ? name : place.field,
    };
    return Object.fromEntries(
      Object.entries(schema).map(([key, part]) => [
        key,
        key === 'properties' ? propertiesOf(part as Schema, here) : inside(part, here),
      ]),
    );
  };
  const propertiesOf = (properties: Schema, { owner }: Place) =>
    Object.fromEntries(Object.entries(properties).map(([field, part]) => [field, inside(part, { owner, field })]));
  const byName = (components: Schema) =>
    Object.fromEntries(
      Object.entries(components).map(([owner, part]) => [owner, inside(part, { owner, field: owner })]),
    );
  return {
    paths: inside(described.paths, { owner: '', field: '' }),
    schemas: byName(described.schemas),
    parameters: byName(described.parameters),
  } as unknown as T;
}
