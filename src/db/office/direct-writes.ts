import type { Key } from '../../domain/key.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AnswerStore } from '../answers.ts';
import type { Session } from '../mariadb/sessions/session.ts';
import { isTransactional, type OfficeSchema } from '../mariadb/tables/database-schema.ts';
import { lacksRight } from '../mariadb/tables/table-trouble.ts';
import type { UnitRules, WriteRules } from '../mariadb/units/write-rules.ts';
import type { OfficeReading } from '../rows/office-reading.ts';
import { isPatient } from '../shared-lock.ts';
import { Conflict, needsAdministrator } from '../trouble.ts';
import { refuseGuarded } from './guard.ts';
import { randomKeysProblem } from './random-keys.ts';
import { signalWorkstations } from './signals.ts';
import { writeStatement } from './statements.ts';
import { fitTo } from './storable.ts';
import { undoLog } from './undo.ts';
import type { OfficeView } from './view.ts';

/** Rules of an office's database that nobody allowed writing to; `refusal` is what whoever tries is told. */
export function readOnlyRules(office: OfficeReading, answers: AnswerStore, refusal: () => Refusal): WriteRules {
  return {
    office,
    answers,
    refuse: () => {
      throw refusal();
    },
    lock: async () => {},
    storable: (_table, values) => values,
  };
}

/**
 * Rules of `--writes direct`: tables with a SecurityHash stay untouched, open workstations are told, and what a
 * transaction cannot undo is undone step by step. Two servers hold each other off by a named lock, which needs no
 * table of ours and works where the tables have no transactions.
 */
export function directRules(office: OfficeReading, view: OfficeView, answers: AnswerStore): WriteRules {
  const { schema } = view;
  return {
    office,
    answers,
    async lock(session, patNums) {
      for (const patNum of patNums) {
        const [row] = await session.all(`SELECT GET_LOCK(${LOCK_NAME}, 1) AS taken`, [String(patNum)]);
        if (Number(row?.taken ?? 0) !== 1)
          throw new Conflict('Another server writes to this patient, or decides about the same thing.');
        if (isPatient(patNum) && isTransactional(schema().tables.get('patient'))) {
          await session.all('SELECT PatNum FROM `patient` WHERE PatNum = ? FOR UPDATE', [patNum]);
        }
      }
    },
    storable: fitTo(view),
    insertsSingly: (table) => !isTransactional(schema().tables.get(table)),
    begin: (session) => directUnit(session, schema()),
  };
}

const LOCK_NAME = "CONCAT('bitewing ', LEFT(DATABASE(), 30), ' ', ?)";

function directUnit(session: Session, schema: OfficeSchema): UnitRules {
  const log = undoLog(session, schema);
  // An office may change it while this server runs.
  let keys: Promise<void> | undefined;
  const requireCountedKeys = async () => {
    const problem = await randomKeysProblem(session);
    if (problem) throw needsAdministrator(problem);
  };
  return {
    session: {
      ...session,
      async run(sql, parameters = []) {
        const statement = writeStatement(sql, parameters);
        if (!statement) return session.run(sql, parameters);
        refuseGuarded(statement.table);
        if (statement.verb === 'insert') {
          keys ??= requireCountedKeys();
          await keys;
        }
        const forget = await log.before(statement);
        const result = await session.run(sql, parameters).catch((error) => {
          if (lacksRight(error, sql)) forget();
          throw error;
        });
        if (statement.verb === 'insert') log.inserted(statement, result.insertId);
        return result;
      },
    },
    beforeCommit: signalWorkstations,
    undo: () => log.undo(),
    mayLeave: () => log.isNeeded(),
    async end(patients: ReadonlySet<Key>) {
      for (const patNum of patients) await session.all(`SELECT RELEASE_LOCK(${LOCK_NAME}) AS freed`, [String(patNum)]);
    },
  };
}
