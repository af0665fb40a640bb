import { compare } from '../../../domain/compare.ts';
import type { Key } from '../../../domain/key.ts';
import { MANY, mayBeDue } from '../../due-estimates.ts';
import { needsAdministrator } from '../../trouble.ts';
import { versionIn } from '../facts/fact-version.ts';
import type { Session } from '../sessions/session.ts';
import type { UnitContext } from './unit-context.ts';
import type { WriteRules } from './write-rules.ts';

/** What is known of a unit of work once it has begun. */
export interface Beginning {
  /** The practice's time. */
  readonly now: string;
  /** The difference between the keys of two rows of one INSERT; a cluster changes it. */
  readonly keyStep: number;
  /** Version of the facts that the unit sees; undefined if it was not read yet. */
  readonly factVersion: string | undefined;
  /** Patients of whom it is known that no estimate is due. */
  readonly notDue: ReadonlySet<Key>;
}

/**
 * Begins a transaction, locks its patients and answers what it starts from, all in one exchange. The first read
 * decides which moment the unit sees, so the version of the facts is read after the locks; if no patient is locked,
 * it is read only when it is needed. `askAhead` sends further reads behind the locks.
 */
export async function begin(
  { rules, clock, databaseClock }: UnitContext,
  session: Session,
  patNums: readonly Key[],
  askAhead: () => void,
  lock: WriteRules['lock'] = rules.lock,
): Promise<Beginning> {
  // In one order for all, so that no two units wait for each other.
  const patients = [...patNums].sort(compare);
  if (clock) await session.run('SET timestamp = UNIX_TIMESTAMP(?)', [clock.now()]);
  const versionSql = patients.length > 0 ? rules.factVersionSql : undefined;
  const isBegunByLock = patients.length > 0 && !rules.office;
  if (isBegunByLock) session.beginWithNext();
  const answers = Promise.all([
    isBegunByLock ? undefined : session.command('START TRANSACTION'),
    lock(session, patients),
    versionSql === undefined
      ? session.all(BEGINNING)
      : session.all(`${BEGINNING}, ${mayBeDue(patients.length)} AS mayBeDue, ${versionSql}`, [MANY, ...patients]),
  ]);
  if (isBegunByLock) askAhead();
  const [, , rows] = await answers;
  const [row] = rows;
  if (!row) throw needsAdministrator(EMPTY);
  const started = String(row.now);
  if (!clock) databaseClock.learn(started);
  return {
    now: clock ? clock.now() : started.slice(0, 19),
    keyStep: Number(row.keyStep),
    factVersion: versionSql === undefined ? undefined : versionIn(rows),
    notDue: new Set(versionSql === undefined || row.mayBeDue === 1 ? [] : patients),
  };
}

/** It is empty for a moment while a dump is loaded. */
const EMPTY =
  'The table "bitewing_meta" of the practice’s database is empty. Restore it from a backup, then start again.';

const BEGINNING = 'SELECT NOW(6) AS now, @@auto_increment_increment AS keyStep';
