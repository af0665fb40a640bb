import type { Key } from '../../../domain/key.ts';
import { type AnswerStore, answersInDatabase } from '../../answers.ts';
import type { Transaction } from '../../handle.ts';
import type { OfficeReading } from '../../rows/office-reading.ts';
import { filledUp } from '../../rows/statement-texts.ts';
import type { ServerFeatures } from '../sessions/server-features.ts';
import type { Session } from '../sessions/session.ts';

/** How units of work treat a database: Bitewing's own, or one that belongs to an office. */
export interface WriteRules {
  readonly answers: AnswerStore;
  /** Refuses every write before it begins. */
  refuse?(): void;
  /** Whether a row that changed since it was read makes the unit fail by itself (1020) when it is locked. */
  readonly noticesStaleReads: boolean;
  /**
   * Holds off other writers of these patients, who come in ascending order, until the unit ends. With `locksAtOnce` it
   * writes rows, so that the transaction begins with it, and has sent everything when it returns, so that whatever is sent
   * afterwards is read under the lock.
   */
  lock(session: Session, patNums: readonly Key[]): Promise<void>;
  /** The same, but rejects at once where another writer holds one of them. Absent where units do not share transactions. */
  lockIfFree?(session: Session, patNums: readonly Key[]): Promise<void>;
  readonly locksAtOnce: boolean;
  readonly storable: Transaction['storable'];
  /** Only of an office's database. */
  readonly office?: OfficeReading | undefined;
  /** The sessions put in what stands for each table: statements keep the tables they read in braces. */
  readonly adaptsTables: boolean;
  /** The end of a SELECT that answers the version of the office's facts (`fact-version.ts`), where there is one. */
  readonly factVersion?: string | undefined;
  /** Whether the last statement of a unit and its COMMIT can be one (`Session.runBlock`). */
  readonly commitsInBlocks: boolean;
  /** What accompanies one unit of work. */
  begin(session: Session): UnitRules;
}

export interface UnitRules {
  /** The session as the unit's statements see it. */
  readonly session: Session;
  /** Last statements before COMMIT. */
  beforeCommit?(tx: Transaction, patients: ReadonlySet<Key>): Promise<void>;
  /** Undoes what ROLLBACK cannot. */
  undo?(): Promise<void>;
  /** After COMMIT or ROLLBACK. */
  end?(patients: ReadonlySet<Key>): Promise<void>;
}

/** Bitewing's own database: everything is allowed, and each patient has a row to lock. */
export function ownRules(features: ServerFeatures, factVersion?: string): WriteRules {
  return {
    answers: answersInDatabase(),
    noticesStaleReads: features.noticesStaleReads,
    lock: (session, patNums) => lockAll(session, patNums, lockText),
    lockIfFree: (session, patNums) => lockAll(session, patNums, (rows) => `${AT_ONCE} ${lockText(rows)}`),
    locksAtOnce: true,
    storable: (_table, values) => values,
    adaptsTables: false,
    factVersion,
    commitsInBlocks: features.commitsInBlocks,
    begin: (session) => ({ session }),
  };
}

async function lockAll(session: Session, patNums: readonly Key[], textFor: (rows: number) => string): Promise<void> {
  const locking: Promise<unknown>[] = [];
  for (let left = patNums; left.length > 0; ) {
    const some = filledUp(left);
    locking.push(session.run(textFor(some.length), some));
    left = left.slice(some.length);
  }
  // Sent together, answered in order.
  await Promise.all(locking);
}

const AT_ONCE = 'SET STATEMENT innodb_lock_wait_timeout = 0 FOR';

const lockText = (rows: number) =>
  `INSERT INTO bitewing_patient_lock (PatNum, Version) VALUES ${Array(rows).fill('(?, 1)').join(', ')} ` +
  'ON DUPLICATE KEY UPDATE Version = Version + 1';
