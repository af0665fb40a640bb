import { OURS } from '../functions.ts';
import { clockFunctions } from './clock.ts';
import { codeFunctions } from './codes.ts';
import { comparingFunctions } from './comparing.ts';
import { dayFunctions } from './days.ts';
import { jsonFunctions } from './json.ts';
import { numberFunctions } from './numbers.ts';
import { patternFunctions } from './patterns.ts';
import { shiftingFunctions } from './shifting.ts';
import { textFunctions } from './texts.ts';
import type { SqlComputed } from './values.ts';

/** Every function that SQLite lacks, by the name under which `dialects/sqlite.ts` calls it. */
export function computedFunctions(now: () => string): ReadonlyMap<string, SqlComputed> {
  const all = {
    ...textFunctions,
    ...comparingFunctions,
    ...codeFunctions,
    ...patternFunctions,
    ...numberFunctions,
    ...jsonFunctions,
    ...dayFunctions,
    ...shiftingFunctions,
    ...clockFunctions(now),
  };
  return new Map(Object.entries(all).map(([name, compute]) => [`${OURS}${name.toLowerCase()}`, compute]));
}
