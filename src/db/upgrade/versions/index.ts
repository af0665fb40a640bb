import type { Engine } from '../../schema/ddl.ts';
import type { Change, Names } from '../change.ts';
import { version1 } from './1.ts';
import { version2 } from './2.ts';

/** One shape of our own databases. Each version is a file of this folder, and adds to the one before it. */
export interface Version {
  readonly number: number;
  /** What it adds. */
  readonly adds: Names;
  changes(engine: Engine): readonly Change[];
  /** Not released: it may still grow, so a database that has it already gets what was added since. */
  readonly isOpen?: true;
}

/** In order; the first one is made, and never reached by an upgrade. */
export const versions: readonly Version[] = [{ number: 1, adds: version1, changes: () => [] }, version2];

export const newestOf = (of: readonly Version[]): Version => of.at(-1)!;
