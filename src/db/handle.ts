import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Key } from '../domain/key.ts';
import type { Soon } from '../domain/soon.ts';
import type { EncodeOptions } from '../wire/encode.ts';
import type { DocumentReader, DocumentWriter } from './documents/documents.ts';
import type { EvidenceLog, EvidenceWriter } from './evidence-log.ts';
import type { Remember } from './facts.ts';
import type { RowChange } from './rows/changes.ts';
import type { HeldRows } from './rows/held-rows.ts';
import type { OfficeReading } from './rows/office-reading.ts';
import type { Bound, RowSelect } from './rows/select.ts';
import type { Engine } from './schema/ddl.ts';
import type { PracticeTables, TableName } from './schema/tables.ts';

/** The part of the query builder that reads. `getExecutor` is what `sql` texts run on. */
export type ReadOnly = Pick<Kysely<PracticeTables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>;

/**
 * What every query function takes first: a view of the practice at one moment. There is no importable database object,
 * so a statement that belongs to a transaction cannot run outside it.
 */
export interface Handle {
  readonly db: ReadOnly;
  readonly engine: Engine;
  /** A SELECT writes its tables in braces, because an office's database may lack columns (`office/select.ts`). */
  readonly tablesInBraces: boolean;
  /** Only of an office's database: what reading from it needs besides. */
  readonly office?: OfficeReading | undefined;
  /** The office's local date-time when this work began, `yyyy-MM-dd HH:mm:ss`; one reading for all of it. */
  readonly now: string;
  /** The date of `now`. */
  readonly today: string;
  /** JSON texts of the rows, in order. */
  jsonRows(select: RowSelect, options: EncodeOptions): Soon<string[]>;
  /**
   * Rows of a statement that is not worth building: on the paths every request takes, the builder costs more than the
   * query (`performance.md` 6). Values are bound, never written into the text.
   */
  select(sql: string, parameters: readonly Bound[]): Promise<Record<string, unknown>[]>;
  /** Keeps a value for the length of this unit of work, so that a rule asked twice reads once. */
  readonly remember: Remember;
  /**
   * The same for what is made of an office's facts alone (`facts.ts` lists their tables), which are kept until one of
   * them changes. Nobody may change what it answers.
   */
  fact<T>(name: string, make: () => Promise<T>): Promise<T>;
  /**
   * From now on facts may be a moment old: for a look at what will be looked at again. Absent where their version costs
   * nothing.
   */
  trustFacts?(): void;
  /** What is known of signatures, kept in a file of its own. */
  readonly evidence: EvidenceLog;
  /** Patients' files, and what makes them. */
  readonly documents: DocumentReader;
}

/** A handle as an engine makes it: evidence and documents are put to it by those who keep them. */
export type BareHandle = Handle & Pick<Transaction, 'evidence' | 'documents'>;

/** What of a handle can be asked before a unit of work knows at which moment it began. */
export interface Reader extends Pick<Handle, 'db' | 'engine' | 'tablesInBraces' | 'select' | 'remember'> {
  /** What the unit has written so far; absent where nothing can be written. */
  readonly changes?: readonly RowChange[];
}

/** Column → value, as a statement stores them. */
export type StoredValues = Readonly<Record<string, unknown>>;

/** On whose behalf a unit of work writes: stamps and audit rows name them. */
export interface Writer {
  readonly developerName: string;
  /** Number of the API key in the control file, where the caller has one. */
  readonly keyNum?: number | undefined;
  /** Stands for the pair of keys that asked, without being it. */
  readonly customer?: string | undefined;
  /** The customer key itself, while a request is being answered; it is stored nowhere as it is. */
  readonly customerKey?: string | undefined;
  /** Address and User-Agent of the program that asked, where there is one. */
  readonly address?: string | undefined;
  readonly agent?: string | undefined;
  /** Address of this server as that program knows it, without a path. */
  readonly origin?: string | undefined;
  /** SHA-256 of the token of a tablet that was handed to a patient, when that is who asks. */
  readonly handover?: string | undefined;
}

/** The program itself, as it founds, imports and tidies. */
export const OURSELVES: Writer = { developerName: 'Bitewing' };

/** A unit of work that may write: all of it is stored, or none. */
export interface Transaction extends Handle {
  /** Only `rows.ts` writes practice tables through it; a test holds everybody else to reading. */
  readonly db: KyselyTransaction<PracticeTables>;
  /** The same for a statement that writes; `rows.ts` alone uses it. */
  run(sql: string, parameters: readonly Bound[]): Promise<{ changes: number; insertId: bigint }>;
  readonly by: Writer;
  /** The difference between the keys that the database gives to two rows of one INSERT. */
  readonly keyStep: number;
  /** Patients whose estimates are not due (`due-estimates.ts`), as the database told with the beginning of the unit. */
  readonly notDue?: ReadonlySet<Key> | undefined;
  /** Every row written so far, in order; kept by `rows.ts`. */
  readonly changes: RowChange[];
  /**
   * What was sent and the work does not wait for: reads that become the result, rows that are stored (`sendRows`). The
   * unit commits when all of it is answered, and is undone when something is refused.
   */
  readonly unanswered: Promise<unknown>[];
  /**
   * Called before rows are deleted, while they can still be read: some are told to subscribers as they were
   * (`feed/last-rows.ts`).
   */
  readonly keepLastRows?: ((table: TableName, keys: readonly Key[]) => void) | undefined;
  /** Where rows can be left for the end of the unit; absent where that saves nothing. */
  readonly held?: HeldRows | undefined;
  /**
   * The same as `jsonRows`, read once, behind everything else and in one exchange with COMMIT: answered only when the unit is
   * stored, so that the work must not wait for it. Of one row that the unit stored, `stored` is the whole row, so that it
   * need not be read where all of the answer is known. Absent where that saves nothing.
   */
  readonly jsonRowsAtEnd?:
    | ((select: RowSelect, options: EncodeOptions, stored?: StoredValues) => Promise<string[]>)
    | undefined;
  /** Does something after this unit is committed, and nothing if it is undone. Absent where nobody needs it. */
  readonly afterCommit?: ((act: () => void) => void) | undefined;
  readonly evidence: EvidenceWriter;
  readonly documents: DocumentWriter;
  /**
   * Makes other writers of these patients wait until the unit of work ends (`treatment-plans.md` 0.6); negative numbers stand
   * for what belongs to no patient (`shared-lock.ts`).
   */
  lockPatient(...patNums: readonly Key[]): Promise<void>;
  /**
   * Leaves out values for which this database has no column. For an insert it adds an empty value for each column
   * that the database has and this program does not know.
   */
  storable(table: TableName, values: Readonly<Record<string, unknown>>, use: 'insert' | 'update'): StoredValues;
  /** Whether a statement stores one row only: where nothing is undone, one that is refused leaves those before it. */
  insertsSingly?: ((table: TableName) => boolean) | undefined;
}

/** What one unit of work brings along. */
export interface Unit {
  /**
   * Locked before anything is read. Patients that the work locks later are added, so that a second try locks all of
   * them first.
   */
  readonly patients: Set<Key>;
  readonly by: Writer;
  /**
   * Sends the reads that the work will need. A database server gets them together with the lock, in one exchange, and
   * the work finds the answers in `remember`. They must be on their way when it returns, as `prepared` ones are: what the
   * query builder executes comes later, and is not asked for together with what other units ask.
   */
  readonly ahead?: ((reader: Reader) => readonly Promise<unknown>[]) | undefined;
  /**
   * Whether the work needs the real key of each new row at once. Set when a try held a placeholder for one
   * (`held-rows.ts`) and could not go on with it.
   */
  needsKeys?: boolean;
  /** Stands for all units that do the same with other values, where many of them come at once. */
  readonly kind?: object | undefined;
  /**
   * Whether it needs a transaction for itself. Set when a try shared one and could not go on
   * (`mariadb/units/units-together.ts`).
   */
  goesAlone?: boolean;
}

/**
 * Reads at one moment. Work that is no promise is done at once where the database answers at once: then what it throws is
 * thrown, too. What keeps it from beginning always rejects.
 */
interface Read {
  <T>(work: (handle: Handle) => Promise<T>): Promise<T>;
  <T>(work: (handle: Handle) => Soon<T>): Soon<T>;
}

/** `Read` as one function; of work that is a promise it must make one. */
export type ReadSoon = <T>(work: (handle: Handle) => Soon<T>) => Soon<T>;

/** A practice as far as its rows are read and written. */
export interface ReadsAndWrites {
  readonly read: Read;
  /** One try of a unit of work. Throws `Conflict` when it left nothing behind and may run again. */
  write<T>(work: (tx: Transaction) => Promise<T>, unit?: Unit): Promise<T>;
}
