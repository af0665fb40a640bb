import type { Soon } from '../../domain/soon.ts';
import { type Handle, OURSELVES, type Unit } from '../handle.ts';
import type { Clock, Practice } from '../practice.ts';
import type { Queries } from '../practice-queries.ts';
import { plainTable, withTables } from '../rows/table-row.ts';
import type { PracticeTables } from '../schema/tables.ts';
import { keptFacts, readingFacts } from './facts/kept-facts.ts';
import { gatheredReads } from './reads/gathered-reads.ts';
import { alikeSelects, selectsOfTurn } from './reads/gathered-selects.ts';
import { handleOn } from './reads/handle.ts';
import { encodedSelects, jsonReader } from './reads/json-rows.ts';
import { compilerFor } from './reads/tables-in-braces.ts';
import { databaseClock } from './sessions/clock.ts';
import { mariadbBuilders } from './sessions/dialect.ts';
import { lendingForReads, lendingForUnits } from './sessions/lending.ts';
import type { SessionPool } from './sessions/pool.ts';
import { storedAnswers } from './units/stored-answers.ts';
import { runAlone } from './units/unit-alone.ts';
import type { UnitContext } from './units/unit-context.ts';
import { unitsTogether } from './units/units-together.ts';
import type { WriteRules } from './units/write-rules.ts';

/**
 * A practice in a MariaDB database. Reads run on any free session, each statement by itself; a unit of work has a
 * session of its own. Time is the database's, unless a test travels with a `clock`: then the session travels along.
 */
export function mariadbPractice(pool: SessionPool, queries: Queries, rules: WriteRules, clock?: Clock): Practice {
  const ownTime = databaseClock(() => pool.renew());
  const kept = keptFacts();
  const makeSelect = encodedSelects(rules.office ? (sql) => sql : (sql) => withTables(sql, plainTable));
  const jsonRows = jsonReader(makeSelect);
  const lendForReading = lendingForReads(pool);
  const builders = mariadbBuilders<PracticeTables>(() => compilerFor(rules.office !== undefined));
  const reads = builders(lendForReading);
  const askAlike = alikeSelects();
  const select: Handle['select'] = rules.office
    ? (sql, parameters) => lendForReading((session) => session.all(sql, parameters))
    : selectsOfTurn(lendForReading, askAlike);
  const readRows = gatheredReads(lendForReading, makeSelect, (select, options) =>
    lendForReading((session) => jsonRows(session, select, options)),
  );

  const context: UnitContext = {
    lend: lendingForUnits(pool),
    rules,
    clock,
    databaseClock: ownTime,
    keptFacts: kept,
    builders,
    askAlike,
    jsonRows,
    storedAnswers: storedAnswers(makeSelect),
  };
  const together = unitsTogether(context);

  return {
    engine: 'mariadb',
    disk: {},
    writesOneAtATime: false,
    answers: rules.answers,
    queries,
    refuseWrites: () => rules.refuse?.(),
    async read<T>(work: (handle: Handle) => Soon<T>): Promise<T> {
      const now = clock ? clock.now() : await ownTime.now(lendForReading);
      const facts = readingFacts(kept, lendForReading, rules.factVersionSql);
      return work(handleOn(reads, select, now, readRows, rules.office, facts));
    },
    async write(work, unit: Unit = { patients: new Set(), by: OURSELVES }) {
      rules.refuse?.();
      return together(work, unit) ?? runAlone(context, work, unit);
    },
    async close() {
      await queries.close();
      await pool.close();
    },
  };
}
