/** Lays a practice of a size: what a busy office has, spread evenly, the same rows every time. */

import { createPractice } from '../src/db/schema/ddl.ts';
import { openSqlite } from '../src/db/sqlite/connection.ts';

/** Procedures of one patient, in visits over the years; five of them planned. */
export const PER_PATIENT = 51;
const PLANNED = 5;

export interface BenchPractice {
  readonly patients: number;
  readonly procedures: number;
}

/** Fills a new file with about `procedures` procedures. */
export function layPractice(path: string, procedures: number): BenchPractice {
  const patients = Math.max(1, Math.round(procedures / PER_PATIENT));
  const db = openSqlite(path);
  for (const statement of createPractice('sqlite')) db.exec(statement);
  db.exec('PRAGMA synchronous = OFF');
  db.exec('BEGIN');
  const range = (from: number, to: number) =>
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  db.exec(`INSERT INTO provider (ProvNum, Abbr, FeeSched) VALUES (1, 'DOC1', 53), (2, 'HYG1', 53)`);
  db.exec(`INSERT INTO feesched (FeeSchedNum, Description, IsGlobal) VALUES (53, 'Usual', 1)`);
  db.exec(
    `INSERT INTO definition (DefNum, Category, ItemName, ItemOrder) VALUES (1, 20, 'High', 0), (2, 20, 'Low', 1), (3, 16, 'Caries', 0)`,
  );
  db.exec(`${range(1, 60)} INSERT INTO procedurecode (CodeNum, ProcCode, Descript, AbbrDesc, TreatArea)
    SELECT i, printf('D%04d', i), 'Procedure number ' || i, 'P' || i, 3 FROM n`);
  db.exec(`${range(1, 60)} INSERT INTO fee (FeeSched, CodeNum, Amount) SELECT 53, i, 20 + i FROM n`);
  db.exec(
    `${range(1, patients)} INSERT INTO patient (PatNum, LName, FName, PriProv) SELECT i, 'Person' || i, 'Test', 1 FROM n`,
  );
  db.exec(`${range(1, patients)} INSERT INTO treatplan (TreatPlanNum, PatNum, Heading, Note, TPStatus)
    SELECT i, i, 'Active Treatment Plan', 'An estimate only.', 1 FROM n`);
  db.exec(`${range(0, patients * PER_PATIENT - 1)} INSERT INTO procedurelog
      (PatNum, ProcDate, ProcFee, ProcStatus, ProvNum, CodeNum, Priority, Dx, UnitQty, DateTP, DateEntryC, DateTStamp, SecDateEntry, ToothNum, Surf)
    SELECT i % ${patients} + 1, date('2018-01-01', '+' || (i / ${patients} * 50) || ' days'), 20 + i % 60,
      CASE WHEN i / ${patients} >= ${PER_PATIENT - PLANNED} THEN 1 ELSE 2 END, 1 + i % 2, 1 + i % 60, 1 + i % 2, 3, 1,
      '2018-01-01', '2018-01-01', '2024-01-01 08:00:00', '2018-01-01 08:00:00', 1 + i % 32, 'MO' FROM n`);
  db.exec(`INSERT INTO treatplanattach (TreatPlanNum, ProcNum, Priority)
    SELECT PatNum, ProcNum, Priority FROM procedurelog WHERE ProcStatus = 1`);
  db.exec('COMMIT');
  db.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  return { patients, procedures: patients * PER_PATIENT };
}
