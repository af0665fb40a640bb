import { insertRow, rowsWhere, updateRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimProcStatus, ClaimStatus, type ClaimType } from '../../domain/enums.ts';
import { NO_OVERRIDES } from '../../estimates/facts/columns.ts';
import { totalClaim } from '../../practice/insurance/stored/claim-amounts.ts';
import { DEMO_NOW } from '../demo-date.ts';
import type { Book } from '../facts/book.ts';
import { addRow, type Chart, type Procedure } from './chart.ts';

/** Claims, what they were answered with, and the carriers' checks. */

interface ClaimLine {
  procedure: Procedure;
  estimate?: number;
  writeOff?: number;
  deductible?: number;
  /** What the plan paid, on a claim that was answered. */
  paid?: number;
}

interface ClaimTraits {
  type: ClaimType;
  /** Number of the subscription it is made to. */
  subscription: number;
  sent?: string;
  received?: string;
}

/** A claim with a line for each procedure. The first claim of 1130 is 11301. */
export async function claim(chart: Chart, traits: ClaimTraits, lines: ClaimLine[]): Promise<Row<'claim'>> {
  const { at, book, patient } = chart;
  const { type, subscription, sent = MIN_DATE, received = MIN_DATE } = traits;
  const { PlanNum } = book.rows('inssub').find((row) => row.InsSubNum === subscription)!;
  const isReceived = received !== MIN_DATE;
  const first = lines[0]!.procedure;
  return at(DEMO_NOW, async (tx) => {
    const before = await rowsWhere(tx, 'claim', 'PatNum', patient.PatNum);
    const ClaimNum = Number(patient.PatNum) * 10 + before.length + 1;
    const tracking = book.rows('claimtracking').find((entry) => entry.ClaimNum === ClaimNum);
    const row = await insertRow(tx, 'claim', {
      ClaimNum,
      CustomTracking: tracking?.TrackingDefNum ?? 0,
      PatNum: patient.PatNum,
      ClaimType: type,
      ClaimStatus: isReceived ? ClaimStatus.Received : sent === MIN_DATE ? ClaimStatus.Unsent : ClaimStatus.Sent,
      DateService: type === 'PreAuth' ? MIN_DATE : first.ProcDate,
      DateSent: sent,
      DateSentOrig: sent,
      DateReceived: received,
      PlanNum,
      InsSubNum: subscription,
      ProvTreat: first.ProvNum,
      ProvBill: 7,
      IsProsthesis: 'N',
      ClinicNum: first.ClinicNum,
      SecDateEntry: sent,
    });
    const lineRows = lines.map((line, place) => lineRow(book, row, line, place + 1));
    for (const values of lineRows) await insertRow(tx, 'claimproc', values);
    return totalClaim(tx, row);
  });
}

function lineRow(book: Book, claimRow: Row<'claim'>, line: ClaimLine, place: number): Partial<Row<'claimproc'>> {
  const { procedure, estimate = 0, writeOff = 0, deductible = 0, paid = 0 } = line;
  const isPreauth = claimRow.ClaimType === 'PreAuth';
  const isReceived = claimRow.ClaimStatus === ClaimStatus.Received;
  const { NotReceived, Received, Preauth } = ClaimProcStatus;
  return {
    ...NO_OVERRIDES,
    ClaimNum: claimRow.ClaimNum,
    ProcNum: procedure.ProcNum,
    PatNum: procedure.PatNum,
    ProvNum: procedure.ProvNum,
    ClinicNum: procedure.ClinicNum,
    PlanNum: claimRow.PlanNum,
    InsSubNum: claimRow.InsSubNum,
    Status: isPreauth ? Preauth : isReceived ? Received : NotReceived,
    ProcDate: procedure.ProcDate,
    DateCP: isReceived ? claimRow.DateReceived : procedure.ProcDate,
    DateEntry: isReceived ? claimRow.DateReceived : MIN_DATE,
    LineNumber: place,
    CodeSent: book
      .rows('procedurecode')
      .find((row) => row.CodeNum === procedure.CodeNum)!
      .ProcCode.trim(),
    FeeBilled: procedure.ProcFee,
    BaseEst: estimate,
    InsEstTotal: estimate,
    InsPayEst: estimate,
    InsPayAmt: paid,
    WriteOff: isPreauth ? 0 : writeOff,
    WriteOffEst: writeOff,
    DedApplied: deductible,
    DedEst: deductible,
    Percentage: -1,
    SecDateEntry: claimRow.DateSent,
  };
}

/** An estimate row in which the office has overruled something; the rest is calculated with the others. */
export async function estimateWith(
  chart: Chart,
  subscription: number,
  { ProcNum, PatNum, ProvNum, ClinicNum, ProcDate }: Procedure,
  overrides: Partial<Row<'claimproc'>>,
): Promise<void> {
  const { PlanNum } = chart.book.rows('inssub').find((row) => row.InsSubNum === subscription)!;
  await addRow(chart, 'claimproc', {
    ...NO_OVERRIDES,
    ...{ ProcNum, PatNum, ProvNum, ClinicNum, PlanNum, ProcDate, DateCP: ProcDate },
    InsSubNum: subscription,
    Status: ClaimProcStatus.Estimate,
    ...overrides,
  });
}

/** The carrier's check over the lines of a received claim. */
export async function claimCheck({ at, book }: Chart, claimRow: Row<'claim'>, number: string): Promise<void> {
  const carrierNum = book.rows('insplan').find((row) => row.PlanNum === claimRow.PlanNum)!.CarrierNum;
  await at(DEMO_NOW, async (tx) => {
    const { ClaimPaymentNum } = await insertRow(tx, 'claimpayment', {
      CheckDate: claimRow.DateReceived,
      DateIssued: claimRow.DateReceived,
      CheckAmt: claimRow.InsPayAmt,
      CheckNum: number,
      ClinicNum: claimRow.ClinicNum,
      CarrierName: book.rows('carrier').find((row) => row.CarrierNum === carrierNum)!.CarrierName,
      PayType: 3201,
      PayGroup: 4001,
    });
    const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claimRow.ClaimNum);
    await updateRows(tx, 'claimproc', lines, { ClaimPaymentNum, DateInsFinalized: claimRow.DateReceived });
  });
}
