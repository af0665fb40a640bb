/** Makes a practice of a given size: what a busy office has, spread evenly, the same rows every time. */

import type { Engine } from '../src/db/schema/ddl.ts';

/** Procedures of one patient, in visits over the years; five of them planned. */
const PER_PATIENT = 51;
const PLANNED = 5;
/** Every second patient is insured, by one of this many plans. */
const PLANS = 50;
/** Rows that one statement inserts: few enough to show the progress, and for one transaction of MariaDB. */
const AT_ONCE = 100_000;

/** Whether a patient of the practice is insured. */
export const isInsured = (patNum: number) => patNum % 2 === 0;

export interface BenchPractice {
  readonly patients: number;
  readonly procedures: number;
}

/** A statement that inserts rows, and how many. */
export interface LayingStep {
  readonly sql: string;
  readonly rows: number;
}

/** The practice with about `procedures` procedures. */
export const practiceOf = (procedures: number): BenchPractice =>
  practiceOfPatients(Math.max(1, Math.round(procedures / PER_PATIENT)));

/** The practice with so many patients. */
export const practiceOfPatients = (patients: number): BenchPractice => ({
  patients,
  procedures: patients * PER_PATIENT,
});

/**
 * The statements that fill empty tables with it, in an order in which each finds the rows it reads. They find them by primary
 * keys and ranges of these, so the other indexes may come later.
 */
export function practiceRows(engine: Engine, { patients, procedures }: BenchPractice, atOnce = AT_ONCE): LayingStep[] {
  const range = (from: number, to: number) =>
    `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})`;
  const visit = `(i - i % ${patients}) / ${patients}`;
  const visitDate =
    engine === 'sqlite'
      ? `date('2018-01-01', '+' || (${visit} * 50) || ' days')`
      : `date('2018-01-01' + INTERVAL ${visit} * 50 DAY)`;
  // The planned procedures are those of the last visits, so they have the highest numbers.
  const firstPlanned = patients * (PER_PATIENT - PLANNED) + 1;
  const few = (sql: string): LayingStep => ({ sql, rows: 0 });
  const many = (from: number, to: number, sql: (from: number, to: number) => string): LayingStep[] =>
    pieces(from, to, atOnce).map((piece) => ({ sql: sql(...piece), rows: piece[1] - piece[0] + 1 }));
  return [
    few(`INSERT INTO provider (ProvNum, Abbr, FeeSched) VALUES (1, 'DOC1', 53), (2, 'HYG1', 53)`),
    few(`INSERT INTO feesched (FeeSchedNum, Description, IsGlobal) VALUES (53, 'Usual', 1), (54, 'Network', 1)`),
    few(`INSERT INTO definition (DefNum, Category, ItemName, ItemOrder)
      VALUES (1, 20, 'High', 0), (2, 20, 'Low', 1), (3, 16, 'Caries', 0)`),
    few(`INSERT INTO procedurecode (CodeNum, ProcCode, Descript, AbbrDesc, TreatArea) ${range(1, 60)}
      SELECT i, 'D' || substr('000' || i, -4), 'Procedure number ' || i, 'P' || i, 3 FROM n`),
    few(`INSERT INTO fee (FeeSched, CodeNum, Amount) ${range(1, 60)} SELECT 53, i, 20 + i FROM n`),
    few(`INSERT INTO fee (FeeSched, CodeNum, Amount) ${range(1, 60)} SELECT 54, i, 15 + i FROM n`),
    few(`INSERT INTO covcat (CovCatNum, Description, CovOrder, EbenefitCat) VALUES (1, 'General', 0, 1)`),
    few(`INSERT INTO covspan (CovCatNum, FromCode, ToCode) VALUES (1, 'D0000', 'D7999')`),
    few(`INSERT INTO insplan (PlanNum, PlanType, FeeSched) ${range(1, PLANS)} SELECT i, 'p', 54 FROM n`),
    few(`INSERT INTO benefit (PlanNum, CovCatNum, BenefitType, Percent, MonetaryAmt, TimePeriod, CoverageLevel)
      ${range(1, PLANS)} SELECT i, 1, 1, 80, -1, 2, 0 FROM n UNION ALL SELECT i, 0, 5, -1, 1000, 2, 1 FROM n
      UNION ALL SELECT i, 0, 2, -1, 50, 2, 1 FROM n`),
    ...many(
      1,
      patients,
      (from, to) => `INSERT INTO patient (PatNum, LName, FName, PriProv) ${range(from, to)}
        SELECT i, 'Person' || i, 'Test', 1 FROM n`,
    ),
    ...many(
      1,
      patients,
      (from, to) => `INSERT INTO treatplan (TreatPlanNum, PatNum, Heading, Note, TPStatus) ${range(from, to)}
        SELECT i, i, 'Active Treatment Plan', 'An estimate only.', 1 FROM n`,
    ),
    ...many(
      1,
      procedures,
      // Keys are named: MariaDB would leave a gap after each statement, and the next ones ask for ranges.
      (from, to) => `INSERT INTO procedurelog
        (ProcNum, PatNum, ProcDate, ProcFee, ProcStatus, ProvNum, CodeNum, Priority, Dx, UnitQty, DateTP, DateEntryC, DateTStamp,
        SecDateEntry, ToothNum, Surf) ${range(from - 1, to - 1)}
        SELECT i + 1, i % ${patients} + 1, ${visitDate}, 20 + i % 60,
        CASE WHEN ${visit} >= ${PER_PATIENT - PLANNED} THEN 1 ELSE 2 END, 1 + i % 2, 1 + i % 60, 1 + i % 2, 3, 1,
        '2018-01-01', '2018-01-01', ${visitDate} || ' 08:00:00', '2018-01-01 08:00:00', 1 + i % 32, 'MO' FROM n`,
    ),
    ...many(
      firstPlanned,
      procedures,
      (from, to) => `INSERT INTO treatplanattach (TreatPlanNum, ProcNum, Priority)
        SELECT PatNum, ProcNum, Priority FROM procedurelog WHERE ProcNum BETWEEN ${from} AND ${to}`,
    ),
    ...many(
      1,
      patients,
      (from, to) => `INSERT INTO inssub (InsSubNum, PlanNum, Subscriber) ${range(from, to)}
        SELECT i, 1 + i % ${PLANS}, i FROM n WHERE i % 2 = 0`,
    ),
    ...many(
      1,
      patients,
      (from, to) => `INSERT INTO patplan (PatNum, Ordinal, InsSubNum)
        SELECT Subscriber, 1, InsSubNum FROM inssub WHERE InsSubNum BETWEEN ${from} AND ${to}`,
    ),
    ...many(
      firstPlanned,
      procedures,
      (from, to) => `INSERT INTO claimproc (ProcNum, PatNum, ProvNum, Status, PlanNum, InsSubNum, ProcDate, DateCP)
        SELECT p.ProcNum, p.PatNum, p.ProvNum, 6, s.PlanNum, s.InsSubNum, p.ProcDate, p.ProcDate
        FROM procedurelog p JOIN inssub s ON s.InsSubNum = p.PatNum WHERE p.ProcNum BETWEEN ${from} AND ${to}`,
    ),
  ];
}

/** The numbers from the first to the last in pieces, each with its own first and last. */
function pieces(first: number, last: number, atOnce: number): [number, number][] {
  return Array.from({ length: Math.ceil((last - first + 1) / atOnce) }, (_, index) => {
    const from = first + index * atOnce;
    return [from, Math.min(last, from + atOnce - 1)];
  });
}
