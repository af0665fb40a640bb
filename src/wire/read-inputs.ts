import { badRequest } from '../domain/refusal.ts';
import { remember } from '../domain/remember.ts';
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
 * JSON `null` equals absent. The values stand in the order of the definition, which is that of the page.
 */
export function readInputs<const I extends Inputs>(
  inputs: I,
  sent: Readonly<Record<string, unknown>>,
  rules: FieldRules = {},
): ValuesOf<I> {
  const { entries, required, nothing } = compiled(inputs);
  if (required.length === 0 && !rules.requireOneOf && isEmpty(sent)) return nothing as ValuesOf<I>;
  const given = (name: string) => (Object.hasOwn(sent, name) ? sent[name] : undefined);
  const isLeftOut = (name: string) => isAbsent(given(name)) || (given(name) === '' && inputs[name]?.emptyIsAbsent);
  const isBlank = (name: string) => {
    const value = given(name);
    if (typeof value === 'string') return value.trim() === '';
    return Array.isArray(value) && value.length === 0 && ['keys', 'objects'].includes(inputs[name]?.kind ?? '');
  };
  for (const name of required) {
    if (isLeftOut(name) || isBlank(name)) throw badRequest(`${name} is required.`);
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
  for (const [name, input] of entries) {
    values[name] = isLeftOut(name) ? undefined : input.read(given(name), name);
  }
  return values as ValuesOf<I>;
}

function isEmpty(sent: Readonly<Record<string, unknown>>): boolean {
  for (const _ in sent) return false;
  return true;
}

/** What a definition is asked for with every request, made of it once. */
interface Compiled {
  readonly entries: readonly (readonly [name: string, input: Inputs[string]])[];
  readonly required: readonly string[];
  /** Each name by its lower case. */
  readonly byLowerCase: ReadonlyMap<string, string>;
  /** What is answered when nothing was sent and nothing is required. */
  readonly nothing: Readonly<Record<string, undefined>>;
}

const known = new WeakMap<Inputs, Compiled>();

const compiled = (inputs: Inputs): Compiled => remember(known, inputs, () => compile(inputs));

function compile(inputs: Inputs): Compiled {
  const entries = Object.entries(inputs);
  return {
    entries,
    required: entries.filter(([, input]) => input.required).map(([name]) => name),
    byLowerCase: new Map(entries.map(([name]) => [name.toLowerCase(), name])),
    nothing: Object.freeze(Object.fromEntries(entries.map(([name]) => [name, undefined]))),
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
  { answered = [], strict = false }: { answered?: readonly string[]; strict?: boolean } = {},
): FoldedBody {
  const unknown = Object.keys(sent).filter((name) => !Object.hasOwn(inputs, name) && !answered.includes(name));
  if (unknown.length === 0) return { body: sent, taken: [] };
  const fields = Map.groupBy(Object.keys(inputs), (name) => name.toLowerCase());
  const spellings = Map.groupBy(unknown, (name) => name.toLowerCase());
  const isPublished = (name: string) => inputs[fields.get(name.toLowerCase())![0]!]!.alsoSpelled === name;
  const taken = [...spellings].flatMap(([lower, names]) => {
    const [field, ...others] = fields.get(lower) ?? [];
    const isClear = field !== undefined && others.length === 0 && names.length === 1 && !Object.hasOwn(sent, field);
    return isClear && (!strict || isPublished(names[0]!)) ? names : [];
  });
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
export function foldQueryNames(inputs: Inputs, query: Iterable<readonly [string, string]>): Record<string, string> {
  const { byLowerCase } = compiled(inputs);
  const folded: Record<string, string> = Object.create(null);
  for (const [sent, value] of query) {
    const known = byLowerCase.get(sent.toLowerCase());
    const name = known ?? sent;
    if (known !== undefined && (folded[name] ?? value) !== value) {
      throw badRequest(`${name} is specified more than once.`);
    }
    folded[name] = value;
  }
  return folded;
}
