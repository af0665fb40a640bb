import type { Transaction as KyselyTransaction } from 'kysely';
import type { Handle, Transaction, Unit } from '../../handle.ts';
import type { PracticeTables } from '../../schema/tables.ts';
import { Conflict } from '../../trouble.ts';
import { factsOfUnit } from '../facts/kept-facts.ts';
import { handleOn } from '../reads/handle.ts';
import type { Beginning } from './beginning.ts';
import type { UnitContext } from './unit-context.ts';
import type { UnitSession } from './unit-session.ts';

/**
 * The rules of a plan stay true because every writer first updates one row of its patient. Other sessions wait for
 * that row, and other nodes of a cluster compare it (`reliability.md` 3, rule 5). If something was read before the
 * lock was taken, it may be out of date. Servers with innodb_snapshot_isolation notice that themselves (1020); for
 * the others the unit starts again and locks first.
 */
export function transactionOn(
  { rules, keptFacts, jsonRows, storedAnswers }: UnitContext,
  own: UnitSession,
  { now, keyStep, notDue, factVersion }: Beginning,
  { patients, by }: Unit,
): Transaction {
  const { session, lend, reader, hasWrittenFacts, hasAsked, held, unanswered, stored } = own;
  const locked = new Set(patients);
  const readRows: Handle['jsonRows'] = (select, options) => lend((session) => jsonRows(session, select, options));
  const knowsFacts = factVersion !== undefined;
  const hasRead = () => knowsFacts || hasAsked();
  const { factVersionSql } = rules;
  const { remember } = reader;
  const facts = factsOfUnit(keptFacts, lend, { factVersionSql, factVersion, hasWrittenFacts, remember });
  const ending = held && { fact: facts.fact, read: held.read, knowsFacts, isStored: stored.promise, unanswered };
  return {
    ...handleOn(reader.db, reader.select, now, readRows, rules.office, facts),
    db: reader.db as KyselyTransaction<PracticeTables>,
    jsonRowsAtEnd: ending && ((select, options, values) => storedAnswers(ending, select, options, values)),
    run: (sql, parameters) => lend((session) => session.run(sql, parameters)),
    by,
    keyStep,
    notDue,
    changes: [],
    unanswered,
    held,
    storable: rules.storable,
    insertsSingly: rules.insertsSingly,
    async lockPatient(...patNums) {
      const missing = patNums.filter((patNum) => !locked.has(patNum));
      // The next try then locks all of them at its beginning, and does not have to start again for each.
      for (const patNum of missing) patients.add(patNum);
      if (missing.length > 0 && hasRead() && !rules.noticesStaleReads) {
        throw new Conflict('Locked after reading.', { atOnce: true });
      }
      if (missing.length === 0) return;
      await rules.lock(session, missing);
      for (const patNum of missing) locked.add(patNum);
    },
  };
}
