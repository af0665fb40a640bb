import type { Inputs } from '../wire/input.ts';
import type { Operation } from './operation.ts';

/** Characters of a body. A thousand procedures to price, or every field filled to its end, stay far below. */
const ORDINARY = 1_000_000;

/** The published limit of a body, which only one that holds a file comes near. */
const WITH_A_FILE = 16_800_000;

/** The most characters that the body of an operation may have; it follows from the fields the body can hold. */
export function longestBody({ body }: Pick<Operation, 'body'>): number {
  if (!body) return ORDINARY;
  let longest = known.get(body);
  if (longest === undefined) {
    const holdsFile = Object.values(body).some(({ schema }) => schema.contentEncoding === 'base64');
    longest = holdsFile ? WITH_A_FILE : ORDINARY;
    known.set(body, longest);
  }
  return longest;
}

const known = new WeakMap<Inputs, number>();
