import { remember } from '../../domain/remember.ts';
import type { Inputs } from '../../wire/input.ts';
import type { Operation } from '../operation.ts';

/** Characters of a body. A thousand procedures to price, or every field filled to its end, stay far below. */
const ORDINARY = 1_000_000;

/** The published limit of a body, which only one that holds a file comes near. */
const WITH_A_FILE = 16_800_000;

const known = new WeakMap<Inputs, number>();

/** The most characters that the body of an operation may have; it follows from the fields the body can hold. */
export const longestBody = ({ body }: Pick<Operation, 'body'>): number =>
  body ? remember(known, body, () => (holdsFile(body) ? WITH_A_FILE : ORDINARY)) : ORDINARY;

const holdsFile = (body: Inputs) => Object.values(body).some(({ kind }) => kind === 'file');
