import type { Inputs } from '../../wire/input.ts';
import type { Operation } from '../operation.ts';
import { cursorInputs, formatInputs, pagingInputs, pagingOf } from '../request/common-parameters.ts';
import { querySchema, reference, type Schema } from './schemas.ts';

/** Path numbers, the method's own query names, then what all methods share. */
export function parametersOf(operation: Operation): Schema[] {
  const numbers = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema:
      name === operation.word?.name
        ? { type: 'string', enum: operation.word?.values }
        : { type: 'integer', format: 'int64', minimum: 1 },
  }));
  const own = Object.entries(operation.query ?? {}).map(([name, input]) => queryParameter(name, input));
  const shared = [
    ...Object.keys(pagingOf(operation.paged)),
    ...Object.keys(formatInputs),
    'Prefer',
    ...(operation.verb === 'POST' ? ['IdempotencyKey'] : []),
  ];
  return [...numbers, ...own, ...shared.map((name) => reference('parameters', name))];
}

function queryParameter(name: string, input: Inputs[string]): Schema {
  return {
    name,
    in: 'query',
    required: input.required,
    ...(input.description ? { description: input.description } : {}),
    ...(input.added ? { 'x-added': input.added } : {}),
    schema: querySchema(input),
  };
}

/** The parameters that methods share, as components by name. */
export function sharedParameters(): Record<string, Schema> {
  const inQuery = Object.entries({ ...pagingInputs, ...cursorInputs, ...formatInputs });
  return {
    ...Object.fromEntries(inQuery.map(([name, input]) => [name, queryParameter(name, input)])),
    Prefer: PREFER,
    IdempotencyKey: IDEMPOTENCY_KEY,
  };
}

const PREFER = {
  name: 'Prefer',
  in: 'header',
  required: false,
  description: '`handling=strict` refuses unknown query and body names with 400 instead of ignoring them.',
  schema: { type: 'string', examples: ['handling=strict'] },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A text of your own for this request. Repeating it within 24 hours returns the first response.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};
