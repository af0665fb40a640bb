import type { Key } from '../../../domain/key.ts';
import type { AnswerStore } from '../../answers.ts';
import type { Transaction } from '../../handle.ts';
import type { OfficeReading } from '../../rows/office-reading.ts';
import type { Session } from '../sessions/session.ts';

/** How units of work treat a database: Bitewing's own, or one that belongs to an office. */
export interface WriteRules {
  readonly answers: AnswerStore;
  /** Refuses every write before it begins. */
  refuse?(): void;
  /** Whether a row that changed since it was read makes the unit fail by itself (1020) when it is locked. */
  readonly noticesStaleReads?: boolean;
  /**
   * Holds off other writers of these patients, who come in ascending order, until the unit ends. In a database of our own it
   * writes rows, so that the transaction begins with it, and has sent everything when it returns, so that whatever is sent
   * afterwards is read under the lock.
   */
  lock(session: Session, patNums: readonly Key[]): Promise<void>;
  /** The same, but rejects at once where another writer holds one of them. Absent where units do not share transactions. */
  lockIfFree?(session: Session, patNums: readonly Key[]): Promise<void>;
  readonly storable: Transaction['storable'];
  readonly insertsSingly?: Transaction['insertsSingly'];
  /** Only of an office's database, whose sessions put in what stands for each table that a statement has in braces. */
  readonly office?: OfficeReading | undefined;
  /** The end of a SELECT for the version of the office's facts (`facts/fact-version.ts`), if the database keeps one. */
  readonly factVersionSql?: string | undefined;
  /** Whether the last statement of a unit and its COMMIT can be one (`Session.runBlock`). */
  readonly commitsInBlocks?: boolean;
  /** What accompanies one unit of work; nothing where it is absent. */
  begin?(session: Session): UnitRules;
}

export interface UnitRules {
  /** The session as the unit's statements see it. */
  readonly session: Session;
  /** Last statements before COMMIT. */
  beforeCommit?(tx: Transaction, patients: ReadonlySet<Key>): Promise<void>;
  /** Undoes what ROLLBACK cannot. */
  undo?(): Promise<void>;
  /** Whether something of it may be stored that neither ROLLBACK nor the end of the session undoes. */
  mayLeave?(): boolean;
  /** After COMMIT or ROLLBACK. */
  end?(patients: ReadonlySet<Key>): Promise<void>;
}
