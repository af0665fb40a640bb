import { badRequest } from '../domain/refusal.ts';
import { remember } from '../domain/remember.ts';
import type { Input, Inputs, ValuesOf } from './input.ts';

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
 * JSON `null` equals absent. The values stand in the order of the definition, which is that of the page.
 */
export function readInputs<const I extends Inputs>(
  inputs: I,
  given: Readonly<Record<string, unknown>>,
  rules: FieldRules = {},
): ValuesOf<I> {
  const { required, places, nothing } = compiled(inputs);
  const { requireOneOf, exclusivePairs } = rules;
  const sent = exclusivePairs ? withoutEmpty(given, exclusivePairs) : given;
  if (required.length > 0 || requireOneOf || exclusivePairs) checkTogether(inputs, sent, required, rules);
  const values: Record<string, unknown> = { ...nothing };
  for (const name of inPageOrder(Object.keys(sent), places)) {
    const input = inputs[name]!;
    const value = sent[name];
    if (!isLeftOut(input, value)) values[name] = input.read(value, name);
  }
  return values as ValuesOf<I>;
}

const isLeftOut = (input: Input | undefined, value: unknown) =>
  isAbsent(value) || (value === '' && input?.emptyIsAbsent);

const isBlankText = (value: unknown) => typeof value === 'string' && value.trim() === '';

function isBlank(input: Input | undefined, value: unknown): boolean {
  if (isBlankText(value)) return true;
  return Array.isArray(value) && value.length === 0 && ['keys', 'objects'].includes(input?.kind ?? '');
}

const isEmpty = (value: unknown) => isAbsent(value) || ['', 0, '0'].includes(value as string);

/** Where one of a pair says something, an empty other one counts as not sent: typed clients send every field they know. */
function withoutEmpty(sent: Readonly<Record<string, unknown>>, pairs: readonly (readonly [string, string])[]) {
  const left = { ...sent };
  for (const pair of pairs) {
    const [empty, ...others] = pair.filter((name) => isEmpty(left[name]));
    if (empty !== undefined && others.length === 0) delete left[empty];
  }
  return left;
}

function checkTogether(
  inputs: Inputs,
  sent: Readonly<Record<string, unknown>>,
  required: readonly string[],
  { requireOneOf = [], exclusivePairs = [] }: FieldRules,
): void {
  const given = (name: string) => (Object.hasOwn(sent, name) ? sent[name] : undefined);
  const isMissing = (name: string) => isLeftOut(inputs[name], given(name));
  for (const name of required) {
    if (isMissing(name) || isBlank(inputs[name], given(name))) throw badRequest(`${name} is required.`);
  }
  for (const names of requireOneOf) {
    if (names.every((name) => isMissing(name) || isBlankText(given(name))))
      throw badRequest(`${names.join(' or ')} is required.`);
  }
  for (const [first, second] of exclusivePairs) {
    if (!isMissing(first) && !isMissing(second)) throw badRequest(`${first} and ${second} cannot both be specified.`);
  }
}

/** Those of the names that a definition has, in its order. Most queries hold one. */
function inPageOrder(names: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  if (names.length === 1 && places.has(names[0]!)) return names;
  return names.filter((name) => places.has(name)).sort((one, other) => places.get(one)! - places.get(other)!);
}

/** What a definition is asked for with every request, made of it once. */
interface Compiled {
  /** Where each name stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly required: readonly string[];
  /** Each name by its lower case, and by itself. */
  readonly byLowerCase: ReadonlyMap<string, string>;
  /** What is answered when nothing was sent. Its copy, which knows all names, is filled faster than an empty object. */
  readonly nothing: Readonly<Record<string, undefined>>;
  /** The fields with names inside their values. */
  readonly nested: readonly (readonly [name: string, foldWithin: NonNullable<Inputs[string]['foldWithin']>])[];
}

const known = new WeakMap<Inputs, Compiled>();

const compiled = (inputs: Inputs): Compiled => remember(known, inputs, () => compile(inputs));

function compile(inputs: Inputs): Compiled {
  const entries = Object.entries(inputs);
  return {
    places: new Map(entries.map(([name], place) => [name, place])),
    required: entries.filter(([, input]) => input.required).map(([name]) => name),
    byLowerCase: new Map(entries.flatMap(([name]) => [[name, name] as const, [name.toLowerCase(), name] as const])),
    nothing: Object.fromEntries(entries.map(([name]) => [name, undefined])),
    nested: entries.flatMap(([name, { foldWithin }]) => (foldWithin ? [[name, foldWithin] as const] : [])),
  };
}

export interface FoldedBody {
  readonly body: Readonly<Record<string, unknown>>;
  /**
   * Names that were taken as another spelling of a field, as they were sent. Spellings that the page itself uses are
   * not among them.
   */
  readonly taken: readonly string[];
}

/**
 * A body name in another letter case counts as the field that it can only mean. It is not taken in four cases: two
 * fields differ only in letter case (`Priority`, `priority`); the field was also sent under its own name; it was sent
 * in two other spellings; the answer has a field of exactly that name, which is then what was meant. For a strict
 * caller only the spellings of the pages count.
 */
export function foldBodyNames(
  inputs: Inputs,
  sent: Readonly<Record<string, unknown>>,
  options: { answered?: readonly string[]; strict?: boolean },
): FoldedBody {
  const folded = foldOwnNames(inputs, sent, options);
  const { nested } = compiled(inputs);
  if (nested.length === 0) return folded;
  const body = { ...folded.body };
  const taken = [...folded.taken];
  for (const [name, foldWithin] of nested) {
    if (!Object.hasOwn(body, name)) continue;
    const within = foldWithin(body[name], name, options.strict ?? false);
    body[name] = within.value;
    taken.push(...within.taken);
  }
  return { body, taken };
}

function foldOwnNames(
  inputs: Inputs,
  sent: Readonly<Record<string, unknown>>,
  { answered = [], strict = false }: { answered?: readonly string[]; strict?: boolean },
): FoldedBody {
  const unknown = Object.keys(sent).filter((name) => !Object.hasOwn(inputs, name) && !answered.includes(name));
  if (unknown.length === 0) return { body: sent, taken: [] };
  const fields = Map.groupBy(Object.keys(inputs), (name) => name.toLowerCase());
  const nearly = unknown.filter((name) => fields.has(name.toLowerCase()));
  const spellings = Map.groupBy(nearly, (name) => name.toLowerCase());
  const isPublished = (name: string) => inputs[fields.get(name.toLowerCase())![0]!]!.alsoSpelled === name;
  const taken = [...spellings].flatMap(([lower, names]) => {
    const [field, ...others] = fields.get(lower) ?? [];
    const isClear = field !== undefined && others.length === 0 && names.length === 1 && !Object.hasOwn(sent, field);
    return isClear && (!strict || isPublished(names[0]!)) ? names : [];
  });
  if (taken.length === 0) return { body: sent, taken };
  const body = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      taken.includes(name) ? fields.get(name.toLowerCase())![0]! : name,
      value,
    ]),
  );
  return { body, taken: taken.filter((name) => !isPublished(name)) };
}

/**
 * Query names match without regard to case, and each says one thing (`api-conventions.md` 3). What nobody reads may stand
 * as often as it likes: HTTP libraries spread a list of theirs so (`fields[]=a&fields[]=b`).
 */
export function foldQueryNames(inputs: Inputs, query: Iterable<readonly [string, string]>): FoldedQuery {
  const { byLowerCase } = compiled(inputs);
  const sent: Record<string, string> = {};
  let unknown: Set<string> | undefined;
  for (const [spelled, value] of query) {
    const name = byLowerCase.get(spelled) ?? byLowerCase.get(spelled.toLowerCase());
    if (name === undefined) {
      unknown ??= new Set();
      unknown.add(spelled);
    } else {
      if ((sent[name] ?? value) !== value) throw badRequest(`${name} is specified more than once.`);
      sent[name] = value;
    }
  }
  return { sent, unknown: unknown ? [...unknown] : [] };
}

export interface FoldedQuery {
  /** Value by the name that the definition has. */
  readonly sent: Readonly<Record<string, string>>;
  /** Names that it does not have, as they were sent. */
  readonly unknown: readonly string[];
}
