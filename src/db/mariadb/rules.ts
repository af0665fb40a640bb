import type { Key } from '../../domain/key.ts';
import { type AnswerStore, answersInDatabase } from '../answers.ts';
import type { Transaction } from '../practice.ts';
import type { ServerFeatures } from './server-features.ts';
import type { Session } from './session.ts';

/** How units of work treat a database: Bitewing's own, or one that belongs to an office. */
export interface WriteRules {
  readonly answers: AnswerStore;
  /** Refuses every write before it begins. */
  refuse?(): void;
  /** Whether a row that changed since it was read makes the unit fail by itself (1020) when it is locked. */
  readonly noticesStaleReads: boolean;
  /** Holds off other writers of the patient until the unit ends. */
  lock(session: Session, patNum: Key): Promise<void>;
  readonly storable: Transaction['storable'];
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
export function ownRules(features: ServerFeatures): WriteRules {
  return {
    answers: answersInDatabase(),
    noticesStaleReads: features.noticesStaleReads,
    async lock(session, patNum) {
      await session.run(
        'INSERT INTO bitewing_patient_lock (PatNum, Version) VALUES (?, 1) ON DUPLICATE KEY UPDATE Version = Version + 1',
        [patNum],
      );
    },
    storable: (_table, values) => values,
    begin: (session) => ({ session }),
  };
}
