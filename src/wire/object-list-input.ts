import { badRequest, invalid, Refusal } from '../domain/refusal.ts';
import { type Input, type Inputs, requireList, type ValuesOf } from './input.ts';
import { type FieldRules, foldBodyNames, readInputs } from './read-inputs.ts';

interface ListOptions extends FieldRules {
  readonly description: string;
  /** Most entries taken. */
  readonly most: number;
  /** `false`: the list may be left out. */
  readonly required?: boolean;
}

/**
 * A JSON array of objects, each with the same fields. Refusals name the entry (`Procedures[1]: …`), and so does what is
 * told of names that no field has (`Procedures[1].Colour`).
 */
export function objectListInput<const I extends Inputs, const O extends ListOptions>(
  inputs: I,
  options: O,
): Input<ValuesOf<I>[], O extends { required: false } ? false : true> {
  const { most, description, required = true, exclusivePairs } = options;
  const needed = Object.keys(inputs).filter((name) => inputs[name]!.required);
  const properties = Object.entries(inputs).map(([name, input]) => [
    name,
    { ...input.schema, ...(input.description ? { description: input.description } : {}) },
  ]);
  return {
    kind: 'objects',
    required: required as O extends { required: false } ? false : true,
    description,
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: most,
      items: {
        type: 'object',
        properties: Object.fromEntries(properties),
        ...(needed.length > 0 ? { required: needed } : {}),
        ...(exclusivePairs ? { 'x-exclusive': exclusivePairs } : {}),
      },
    },
    unknownWithin: (sent, name) =>
      Array.isArray(sent)
        ? sent.slice(0, most).flatMap((entry, index) => unknownOf(entry).map((each) => `${name}[${index}].${each}`))
        : [],
    foldWithin: (sent, name, strict) => {
      // A list that is too long is refused below; its names are not looked at.
      if (!Array.isArray(sent) || sent.length > most) return { value: sent, taken: [] };
      const entries = sent.map((entry) => (isObject(entry) ? foldBodyNames(inputs, entry, { strict }) : undefined));
      return {
        value: sent.map((entry, index) => entries[index]?.body ?? entry),
        taken: entries.flatMap((entry, index) => (entry?.taken ?? []).map((each) => `${name}[${index}].${each}`)),
      };
    },
    read: (sent, name) => {
      requireList(sent, name);
      if (sent.length === 0) throw badRequest(`${name} is required.`);
      if (sent.length > most) throw badRequest(`${name} cannot have more than ${most} entries.`);
      return sent.map((entry, index) => {
        const place = `${name}[${index}]`;
        if (!isObject(entry)) throw invalid(place);
        return within(place, () => readInputs(inputs, entry, options));
      });
    },
  };

  function unknownOf(entry: unknown): string[] {
    return isObject(entry) ? Object.keys(entry).filter((each) => !Object.hasOwn(inputs, each)) : [];
  }
}

const isObject = (entry: unknown): entry is Record<string, unknown> =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry);

/** Puts the place of an entry, such as `Procedures[1]`, in front of any refusal about it. */
export function within<T>(place: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.status, `${place}: ${error.message}`, error.headers);
    throw error;
  }
}
