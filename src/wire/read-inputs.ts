import { badRequest } from '../domain/refusal.ts';
import type { Inputs, ValuesOf } from './input.ts';

const isAbsent = (sent: unknown) => sent === undefined || sent === null;

/** What several fields together must obey. */
export interface FieldRules {
  /** Of each of these groups at least one field must be sent. */
  readonly requireOneOf?: readonly (readonly string[])[] | undefined;
  /** Of each of these pairs only one may be sent. */
  readonly exclusivePairs?: readonly (readonly [string, string])[] | undefined;
}

/**
 * Checks what was sent against its definition, in the order `procedures.md` 1.3 lays down: required names in page order,
 * then pairs that exclude each other, then the form of each value in page order. Only the first failure is told.
 * JSON `null` equals absent.
 */
export function readInputs<const I extends Inputs>(
  inputs: I,
  sent: Readonly<Record<string, unknown>>,
  rules: FieldRules = {},
): ValuesOf<I> {
  const given = (name: string) => (Object.hasOwn(sent, name) ? sent[name] : undefined);
  const isLeftOut = (name: string) => isAbsent(given(name)) || (given(name) === '' && inputs[name]?.emptyIsAbsent);
  const isBlank = (name: string) => {
    const value = given(name);
    if (typeof value === 'string') return value.trim() === '';
    return inputs[name]?.schema.type === 'array' && Array.isArray(value) && value.length === 0;
  };
  for (const [name, input] of Object.entries(inputs)) {
    if (input.required && (isLeftOut(name) || isBlank(name))) throw badRequest(`${name} is required.`);
  }
  for (const names of rules.requireOneOf ?? []) {
    if (names.every(isLeftOut)) throw badRequest(`${names.join(' or ')} is required.`);
  }
  for (const [first, second] of rules.exclusivePairs ?? []) {
    if (!isLeftOut(first) && !isLeftOut(second)) {
      throw badRequest(`${first} and ${second} cannot both be specified.`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(inputs)) {
    values[name] = isLeftOut(name) ? undefined : input.read(given(name), name);
  }
  return values as ValuesOf<I>;
}

/** Query names match without regard to case; each may stand once (`api-conventions.md` 3). */
export function foldQueryNames(inputs: Inputs, query: URLSearchParams): Record<string, string> {
  const known = new Map(Object.keys(inputs).map((name) => [name.toLowerCase(), name]));
  const folded: Record<string, string> = Object.create(null);
  for (const [sent, value] of query) {
    const name = known.get(sent.toLowerCase()) ?? sent;
    if (Object.hasOwn(folded, name)) throw badRequest(`${name} is specified more than once.`);
    folded[name] = value;
  }
  return folded;
}
