/** Lays a practice of a size: what a busy office has, spread evenly, the same rows every time. */

import type { Engine } from '../src/db/schema/ddl.ts';

/** Procedures of one patient, in visits over the years; five of them planned. */
const PER_PATIENT = 51;
const PLANNED = 5;

export interface BenchPractice {
  readonly patients: number;
  readonly procedures: number;
}

/** The practice with about `procedures` procedures. */
export function practiceOf(procedures: number): BenchPractice {
  const patients = Math.max(1, Math.round(procedures / PER_PATIENT));
  return { patients, procedures: patients * PER_PATIENT };
}

/** The statements that fill empty tables with it. */
export function practiceRows(engine: Engine, { patients, procedures }: BenchPractice): string[] {
  const range = (from: number, to: number) =>
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  const visit = `(i - i % ${patients}) / ${patients}`;
  const visitDate =
    engine === 'sqlite'
      ? `date('2018-01-01', '+' || (${visit} * 50) || ' days')`
      : `'2018-01-01' + INTERVAL ${visit} * 50 DAY`;
  return [
    `INSERT INTO provider (ProvNum, Abbr, FeeSched) VALUES (1, 'DOC1', 53), (2, 'HYG1', 53)`,
    `INSERT INTO feesched (FeeSchedNum, Description, IsGlobal) VALUES (53, 'Usual', 1)`,
    `INSERT INTO definition (DefNum, Category, ItemName, ItemOrder)
      VALUES (1, 20, 'High', 0), (2, 20, 'Low', 1), (3, 16, 'Caries', 0)`,
    `INSERT INTO procedurecode (CodeNum, ProcCode, Descript, AbbrDesc, TreatArea) ${range(1, 60)}
      SELECT i, 'D' || substr('000' || i, -4), 'Procedure number ' || i, 'P' || i, 3 FROM n`,
    `INSERT INTO fee (FeeSched, CodeNum, Amount) ${range(1, 60)} SELECT 53, i, 20 + i FROM n`,
    `INSERT INTO patient (PatNum, LName, FName, PriProv) ${range(1, patients)}
      SELECT i, 'Person' || i, 'Test', 1 FROM n`,
    `INSERT INTO treatplan (TreatPlanNum, PatNum, Heading, Note, TPStatus) ${range(1, patients)}
      SELECT i, i, 'Active Treatment Plan', 'An estimate only.', 1 FROM n`,
    `INSERT INTO procedurelog
      (PatNum, ProcDate, ProcFee, ProcStatus, ProvNum, CodeNum, Priority, Dx, UnitQty, DateTP, DateEntryC, DateTStamp,
      SecDateEntry, ToothNum, Surf) ${range(0, procedures - 1)}
      SELECT i % ${patients} + 1, ${visitDate}, 20 + i % 60,
      CASE WHEN ${visit} >= ${PER_PATIENT - PLANNED} THEN 1 ELSE 2 END, 1 + i % 2, 1 + i % 60, 1 + i % 2, 3, 1,
      '2018-01-01', '2018-01-01', '2024-01-01 08:00:00', '2018-01-01 08:00:00', 1 + i % 32, 'MO' FROM n`,
    `INSERT INTO treatplanattach (TreatPlanNum, ProcNum, Priority)
      SELECT PatNum, ProcNum, Priority FROM procedurelog WHERE ProcStatus = 1`,
  ];
}
