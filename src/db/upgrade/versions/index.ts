import type { Version } from '../version.ts';
import { version1 } from './1.ts';
import { version2 } from './2.ts';

/** In order; the first one is made, and never reached by an upgrade. */
export const versions: readonly Version[] = [{ number: 1, adds: version1, changes: () => [] }, version2];

export const newestOf = (of: readonly Version[]): Version => of.at(-1)!;
