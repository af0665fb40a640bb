import type { Row } from '../db/schema/tables.ts';
import { MIN_DATE } from '../domain/calendar.ts';
import { ClaimProcStatus, ClaimStatus, type ClaimType } from '../domain/enums.ts';
import type { Chart, Procedure } from './chart.ts';

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
export function claim({ book, patient }: Chart, traits: ClaimTraits, lines: ClaimLine[]): Row<'claim'> {
  const { type, subscription, sent = MIN_DATE, received = MIN_DATE } = traits;
  const { PlanNum } = book.rows('inssub').find((row) => row.InsSubNum === subscription)!;
  const before = book.rows('claim').filter((row) => row.PatNum === patient.PatNum).length;
  const isReceived = received !== MIN_DATE;
  const sum = (pick: (line: ClaimLine) => number | undefined) =>
    lines.reduce((total, line) => total + (pick(line) ?? 0), 0);
  const first = lines[0]!.procedure;
  const row = book.add('claim', {
    ClaimNum: Number(patient.PatNum) * 10 + before + 1,
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
    ClinicNum: first.ClinicNum,
    ClaimFee: sum(({ procedure }) => procedure.ProcFee),
    InsPayEst: sum((line) => line.estimate),
    InsPayAmt: sum((line) => line.paid),
    WriteOff: sum((line) => line.writeOff),
    DedApplied: sum((line) => line.deductible),
    SecDateEntry: sent,
  });
  for (const [place, line] of lines.entries()) addClaimLine(book, row, line, place + 1, isReceived);
  return row;
}

function addClaimLine(
  book: Chart['book'],
  claimRow: Row<'claim'>,
  line: ClaimLine,
  place: number,
  isReceived: boolean,
): void {
  const { procedure, estimate = 0, writeOff = 0, deductible = 0, paid = 0 } = line;
  const isPreauth = claimRow.ClaimType === 'PreAuth';
  const { NotReceived, Received, Preauth } = ClaimProcStatus;
  book.add('claimproc', {
    ...noOverrides,
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
  });
}

/** −1 is blank in these columns. */
export const noOverrides = {
  AllowedOverride: -1,
  PercentOverride: -1,
  CopayOverride: -1,
  DedEstOverride: -1,
  InsEstTotalOverride: -1,
  PaidOtherInsOverride: -1,
  WriteOffEstOverride: -1,
};

/** An estimate row in which the office has overruled something; the rest is calculated with the others. */
export function estimateWith(
  { book }: Chart,
  subscription: number,
  { ProcNum, PatNum, ProvNum, ClinicNum, ProcDate }: Procedure,
  overrides: Partial<Row<'claimproc'>>,
): void {
  const { PlanNum } = book.rows('inssub').find((row) => row.InsSubNum === subscription)!;
  book.add('claimproc', {
    ...noOverrides,
    ...{ ProcNum, PatNum, ProvNum, ClinicNum, PlanNum, ProcDate, DateCP: ProcDate },
    InsSubNum: subscription,
    Status: ClaimProcStatus.Estimate,
    ...overrides,
  });
}

/** The carrier's check over the lines of a received claim. */
export function claimCheck({ book }: Chart, claimRow: Row<'claim'>, number: string): void {
  const carrierNum = book.rows('insplan').find((row) => row.PlanNum === claimRow.PlanNum)!.CarrierNum;
  const check = book.add('claimpayment', {
    CheckDate: claimRow.DateReceived,
    DateIssued: claimRow.DateReceived,
    CheckAmt: claimRow.InsPayAmt,
    CheckNum: number,
    ClinicNum: claimRow.ClinicNum,
    CarrierName: book.rows('carrier').find((row) => row.CarrierNum === carrierNum)!.CarrierName,
    PayType: 3201,
  });
  for (const line of book.rows('claimproc').filter((row) => row.ClaimNum === claimRow.ClaimNum)) {
    line.ClaimPaymentNum = check.ClaimPaymentNum;
    line.DateInsFinalized = claimRow.DateReceived;
  }
}
