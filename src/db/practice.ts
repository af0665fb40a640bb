import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../domain/key.ts';
import type { EncodeOptions } from '../wire/encode.ts';
import type { AnswerStore } from './answers.ts';
import type { Engine } from './schema/ddl.ts';
import type { PracticeTables, TableName } from './schema/tables.ts';
import type { RowSelect } from './select.ts';

/**
 * What every query function takes first: a view of the practice at one moment. There is no importable database object,
 * so a statement that belongs to a transaction cannot run outside it.
 */
export interface Handle {
  readonly db: Kysely<PracticeTables>;
  readonly engine: Engine;
  /** The office's local date-time when this work began, `yyyy-MM-dd HH:mm:ss`; one reading for all of it. */
  readonly now: string;
  /** The date of `now`. */
  readonly today: string;
  /** JSON texts of the rows, in order. */
  jsonRows(select: RowSelect, options: EncodeOptions): Promise<string[]>;
  /** Values kept for the length of this unit of work, so that a rule asked twice reads once. */
  readonly memo: Map<unknown, Promise<unknown>>;
}

/** Column → value, as a statement stores them. */
export type StoredValues = Readonly<Record<string, unknown>>;

/** A unit of work that may write: all of it is stored, or none. */
export interface Transaction extends Handle {
  readonly db: KyselyTransaction<PracticeTables>;
  /** Holds off other writers of this patient until the end of the unit of work (`treatment-plans.md` 0.6). */
  lockPatient(patNum: Key): Promise<void>;
  /** The values that this database has columns for; for an insert also an empty one for every column only it knows. */
  storable(table: TableName, values: Readonly<Record<string, unknown>>, use: 'insert' | 'update'): StoredValues;
}

/** An open practice database. Only `unit-of-work.ts` calls `write`. */
export interface Practice {
  readonly engine: Engine;
  /** Answers to POSTs that carried an Idempotency-Key. */
  readonly answers: AnswerStore;
  /** Base URL of the office's own API service, when it makes every write instead of us. */
  readonly writesThrough?: string | undefined;
  read<T>(work: (handle: Handle) => Promise<T>): Promise<T>;
  /**
   * One try of a unit of work. Throws `Conflict` when it left nothing behind and may run again. `patients` are locked
   * before anything is read, and every patient that `work` locks joins them, so that the next try locks first.
   */
  write<T>(work: (tx: Transaction) => Promise<T>, patients?: Set<Key>): Promise<T>;
  close(): Promise<void>;
}

/** Reads the office's local time; the only source of time in the server. */
export interface Clock {
  /** `yyyy-MM-dd HH:mm:ss` */
  now(): string;
}
