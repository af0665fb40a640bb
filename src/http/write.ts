import type { Audited } from '../db/audit.ts';
import type { Handle, Reader, Transaction } from '../db/handle.ts';
import type { Practice } from '../db/practice.ts';
import type { RowChange } from '../db/rows/changes.ts';
import type { TableRow } from '../db/rows/table-row.ts';
import type { Key } from '../domain/key.ts';
import type { Inputs, ValuesOf } from '../wire/input.ts';
import type { Shape } from '../wire/shape.ts';
import type { Asking } from './lasting.ts';

/** What a write works on: the row in the URL as it stands under the lock, and the body as checked. */
export interface Order<T, B extends Inputs> {
  /** The number in the URL; 0 where the path has none. */
  readonly id: Key;
  readonly target: T;
  readonly body: ValuesOf<B>;
  /** What `before` or `fetch` answered. */
  readonly found: unknown;
  /** Tells that a field of the body is left out by a rule: named in X-Ignored-Fields, 400 for a strict caller. */
  readonly ignore: (name: string) => void;
}

/** The same before the lock: the row in the URL may have changed meanwhile, so it only tells what to ask for. */
type Foreseen<T, B extends Inputs> = Pick<Order<T, B>, 'id' | 'target' | 'body'>;

/** One patient, several, or none after all. */
type WhosePatients = Key | readonly Key[] | undefined;

/**
 * Whose rows are written, so that nobody else writes them meanwhile: found from the row in the URL, the body or the
 * database (everybody whom a plan covers, when their estimates follow), or `'none'` for what belongs to no patient.
 */
type PatientOf<T, B extends Inputs> =
  | 'none'
  | ((order: Order<T, B>, handle: Handle) => WhosePatients | Promise<WhosePatients>);

/** How the result of a write is told. A row of a table is read back by its key; POST answers 201 with its address, the rest 200. */
export type WriteAnswer<R> =
  | {
      readonly kind: 'row';
      readonly row: TableRow;
      readonly blank?: readonly string[];
      /** 200 where the page of a POST prints that. */
      readonly status?: 200;
    }
  | {
      readonly kind: 'object';
      readonly row: Shape;
      /** What stands in its fields. */
      readonly values: (result: R) => Readonly<Record<string, unknown>>;
      /** Path below the base URL of what a POST created. */
      readonly location?: (result: R) => string;
      /** 201 where the page of a PUT prints that, because the write makes a row. */
      readonly status?: 201;
    }
  | {
      readonly kind: 'schema';
      readonly schema: Readonly<Record<string, unknown>>;
      readonly json: (result: R, handle: Handle) => string | Promise<string>;
    }
  | { readonly kind: 'empty' };

/** What an audit row is about: what the write answered or, if it answers nothing (most deletes), the row in the URL. */
type Subject<T, R> = R extends void ? T : R;

/** What a write declares. `perform-write.ts` runs these parts in one order, which is the same for all writes. */
export interface Write<T, B extends Inputs, R> {
  /**
   * Reads that the rules will need, all sent at the beginning to spare a database server some exchanges. The answers
   * are remembered, so a rule that asks again does not wait. Nothing may be read here that the write itself changes
   * before it reads it.
   */
  readonly ahead?: (reader: Reader, patients: readonly Key[], order: Foreseen<T, B>) => readonly Promise<unknown>[];
  /**
   * What is fetched from elsewhere before the unit of work begins, in place of `before`. It may take a minute, so no turn
   * of the writes is held meanwhile.
   */
  readonly fetch?: (asking: Asking, body: ValuesOf<B>) => Promise<unknown>;
  /** Questions to other machines, asked before the unit of work begins, since a unit must not wait for them. */
  readonly before?: (practice: Practice, body: ValuesOf<B>) => Promise<unknown>;
  /** The row in the URL, or a refusal; told before the body's fields are checked (`procedures.md` 1.3). */
  readonly target?: (handle: Handle, id: Key) => Promise<T>;
  readonly patient: PatientOf<T, B>;
  /** Checks by rule, then writes. Whatever it throws undoes everything. */
  readonly write: (tx: Transaction, order: Order<T, B>) => Promise<R>;
  /** The audit row of a write that changed something. Writes with more than one record theirs themselves. */
  readonly audit?: (subject: Subject<T, R>, order: Order<T, B>) => Audited;
  readonly answer: WriteAnswer<R>;
}

/** A write as it is run. */
export interface AnyWrite extends Write<unknown, Inputs, unknown> {
  /**
   * Brings rows of the locked patients up to date that the rules may read, and answers what that changed. These
   * changes come from earlier writes; they do not count as changes of this one.
   */
  readonly first?: (tx: Transaction, patients: readonly Key[]) => Promise<readonly RowChange[]>;
}
