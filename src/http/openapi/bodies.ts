import type { Operation } from '../operation.ts';
import { capital } from './names.ts';
import { bodySchema, type Schema } from './schemas.ts';

/** E.g. `PostTreatplansSavedBody`. */
export const bodyName = (operationId: string) => `${capital(operationId)}Body`;

/** The body of every operation that takes one, by name. */
export function bodiesOf(
  operations: readonly Operation[],
  idOf: (operation: Operation) => string,
): Record<string, Schema> {
  const found = operations.filter(({ body }) => body && Object.keys(body).length > 0);
  return Object.fromEntries(found.map((operation) => [bodyName(idOf(operation)), bodyOf(operation)]));
}

/** The body of one operation, with the schemas of its fields. */
export function bodyOf({ body = {}, exclusivePairs = [], requireOneOf = [] }: Operation): Schema {
  const properties = Object.fromEntries(Object.entries(body).map(([name, input]) => [name, bodySchema(input)]));
  const required = Object.keys(body).filter((name) => body[name]!.required);
  const fields = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  const rules = [
    ...requireOneOf.map((names) => `${names.join(' or ')} is required.`),
    ...exclusivePairs.map((pair) => `${pair.join(' and ')} exclude each other.`),
  ];
  const told = {
    ...(rules.length > 0 ? { description: rules.join(' ') } : {}),
    ...(exclusivePairs.length > 0 ? { 'x-exclusive': exclusivePairs } : {}),
  };
  if (requireOneOf.length === 0) return { ...fields, ...told };
  // Each choice repeats the schema of its field: otherwise generated types would know only that the field is required.
  const choices = requireOneOf.map((names) => ({
    anyOf: names.map((name) => ({ type: 'object', properties: { [name]: properties[name] }, required: [name] })),
  }));
  return { ...told, allOf: [fields, ...choices] };
}
