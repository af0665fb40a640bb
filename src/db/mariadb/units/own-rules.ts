import type { Key } from '../../../domain/key.ts';
import { answersInDatabase } from '../../answers.ts';
import { filledUp } from '../../rows/statement-texts.ts';
import type { ServerFeatures } from '../sessions/server-features.ts';
import type { Session } from '../sessions/session.ts';
import type { WriteRules } from './write-rules.ts';

/** Bitewing's own database: everything is allowed, and each patient has a row to lock. */
export function ownRules(features: ServerFeatures, factVersionSql?: string): WriteRules {
  return {
    answers: answersInDatabase(),
    noticesStaleReads: features.noticesStaleReads,
    lock: (session, patNums) => lockAll(session, patNums, lockText),
    lockIfFree: (session, patNums) => lockAll(session, patNums, (rows) => `${AT_ONCE} ${lockText(rows)}`),
    storable: (_table, values) => values,
    factVersionSql,
    commitsInBlocks: features.commitsInBlocks,
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
