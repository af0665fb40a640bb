import type { Engine } from '../schema/ddl.ts';
import type { Change, Names } from './change.ts';

/** One shape of our own databases. Each version is a file of `versions/`, and adds to the one before it. */
export interface Version {
  readonly number: number;
  /** What it adds. */
  readonly adds: Names;
  changes(engine: Engine): readonly Change[];
  /** Not released: it may still grow, so a database that has it already gets what was added since. */
  readonly isOpen?: true;
}
