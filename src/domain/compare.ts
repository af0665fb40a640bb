import type { Key } from './key.ts';

/** For sorting: keys by their number, texts by their code units, so that dates follow each other. */
export const compare = <T extends Key | string>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);
