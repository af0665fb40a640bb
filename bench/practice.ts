/** Lays a practice of a size: what a busy office has, spread evenly, the same rows every time. */

import type { Engine } from '../src/db/schema/ddl.ts';

/** Procedures of one patient, in visits over the years; five of them planned. */
const PER_PATIENT = 51;
const PLANNED = 5;
/** Every second patient is insured, by one of this many plans. */
const PLANS = 50;

/** Whether a patient of the practice is insured. */
export const isInsured = (patNum: number) => patNum % 2 === 0;

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
    `INSERT INTO feesched (FeeSchedNum, Description, IsGlobal) VALUES (54, 'Network', 1)`,
    `INSERT INTO fee (FeeSched, CodeNum, Amount) ${range(1, 60)} SELECT 54, i, 15 + i FROM n`,
    `INSERT INTO covcat (CovCatNum, Description, CovOrder, EbenefitCat) VALUES (1, 'General', 0, 1)`,
    `INSERT INTO covspan (CovCatNum, FromCode, ToCode) VALUES (1, 'D0000', 'D7999')`,
    `INSERT INTO insplan (PlanNum, PlanType, FeeSched) ${range(1, PLANS)} SELECT i, 'p', 54 FROM n`,
    `INSERT INTO benefit (PlanNum, CovCatNum, BenefitType, Percent, MonetaryAmt, TimePeriod, CoverageLevel)
      ${range(1, PLANS)} SELECT i, 1, 1, 80, -1, 2, 0 FROM n UNION ALL SELECT i, 0, 5, -1, 1000, 2, 1 FROM n
      UNION ALL SELECT i, 0, 2, -1, 50, 2, 1 FROM n`,
    `INSERT INTO inssub (InsSubNum, PlanNum, Subscriber) ${range(1, patients)}
      SELECT i, 1 + i % ${PLANS}, i FROM n WHERE i % 2 = 0`,
    `INSERT INTO patplan (PatNum, Ordinal, InsSubNum) SELECT Subscriber, 1, InsSubNum FROM inssub`,
    `INSERT INTO claimproc (ProcNum, PatNum, ProvNum, Status, PlanNum, InsSubNum, ProcDate, DateCP)
      SELECT p.ProcNum, p.PatNum, p.ProvNum, 6, s.PlanNum, s.InsSubNum, p.ProcDate, p.ProcDate
      FROM procedurelog p JOIN inssub s ON s.Subscriber = p.PatNum WHERE p.ProcStatus = 1`,
  ];
}
