import type { Row } from '../db/schema/tables.ts';
import { ClaimProcStatus, ClaimStatus, type ClaimType } from '../domain/enums.ts';
import type { Chart, Procedure } from './chart.ts';
import { definitionNum } from './chart.ts';

/** Claims, payments, adjustments and payment plans. */

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
  const { type, subscription, sent = '0001-01-01', received = '0001-01-01' } = traits;
  const { PlanNum } = book.rows('inssub').find((row) => row.InsSubNum === subscription)!;
  const before = book.rows('claim').filter((row) => row.PatNum === patient.PatNum).length;
  const isReceived = received !== '0001-01-01';
  const sum = (pick: (line: ClaimLine) => number | undefined) =>
    lines.reduce((total, line) => total + (pick(line) ?? 0), 0);
  const first = lines[0]!.procedure;
  const row = book.add('claim', {
    ClaimNum: Number(patient.PatNum) * 10 + before + 1,
    PatNum: patient.PatNum,
    ClaimType: type,
    ClaimStatus: isReceived ? ClaimStatus.Received : sent === '0001-01-01' ? ClaimStatus.Unsent : ClaimStatus.Sent,
    DateService: type === 'PreAuth' ? '0001-01-01' : first.ProcDate,
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
    DateEntry: isReceived ? claimRow.DateReceived : '0001-01-01',
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

/** Money from the patient, split over procedures; without one it waits as unearned. */
export function payment(
  { book, patient }: Chart,
  date: string,
  splits: { amount: number; procedure?: Procedure; unearned?: string }[],
): Row<'payment'> {
  const row = book.add('payment', {
    PatNum: patient.PatNum,
    PayType: 1003,
    PayDate: date,
    DateEntry: date,
    PayAmt: splits.reduce((total, { amount }) => total + amount, 0),
    IsSplit: Number(splits.length > 1),
    ClinicNum: patient.ClinicNum,
  });
  for (const { amount, procedure, unearned } of splits) {
    book.add('paysplit', {
      PayNum: row.PayNum,
      PatNum: patient.PatNum,
      ProcNum: procedure?.ProcNum ?? 0,
      ProcDate: procedure?.ProcDate ?? date,
      ProvNum: procedure?.ProvNum ?? patient.PriProv,
      ClinicNum: patient.ClinicNum,
      SplitAmt: amount,
      DatePay: date,
      DateEntry: date,
      UnearnedType: definitionNum(book, 'PaySplitUnearnedType', unearned),
    });
  }
  return row;
}

export function adjust({ book }: Chart, procedure: Procedure, type: string, amount: number): Row<'adjustment'> {
  const { PatNum, ProcNum, ProvNum, ClinicNum, ProcDate } = procedure;
  return book.add('adjustment', {
    PatNum,
    ProcNum,
    ProvNum,
    ClinicNum,
    ProcDate,
    AdjDate: ProcDate,
    DateEntry: ProcDate,
    AdjType: definitionNum(book, 'AdjTypes', type),
    AdjAmt: amount,
  });
}

/** A payment plan over procedures: `charged` ones by a credit of an ordinary plan, `linked` ones on a dynamic plan. */
export function paymentPlan(
  { book, patient }: Chart,
  date: string,
  { charged = [], linked = [] }: { charged?: Procedure[]; linked?: Procedure[] },
): Row<'payplan'> {
  const procedures = [...charged, ...linked];
  const row = book.add('payplan', {
    PatNum: patient.PatNum,
    Guarantor: patient.Guarantor,
    PayPlanDate: date,
    DatePayPlanStart: date,
    NumberOfPayments: 6,
    PayAmt: procedures.reduce((total, { ProcFee }) => total + ProcFee, 0) / 6,
    IsDynamic: Number(linked.length > 0),
    PlanCategory: 4701,
  });
  for (const { ProcNum, ProcDate, ProcFee, ProvNum, ClinicNum, ProcStatus } of charged) {
    book.add('payplancharge', {
      PayPlanNum: row.PayPlanNum,
      Guarantor: patient.Guarantor,
      PatNum: patient.PatNum,
      ChargeType: 1,
      // A credit for work not done yet waits at the end of time.
      ChargeDate: ProcStatus === 2 ? ProcDate : '9999-12-31',
      Principal: ProcFee,
      ProcNum,
      ProvNum,
      ClinicNum,
      SecDateTEntry: `${date} 11:00:00`,
    });
  }
  for (const { ProcNum } of linked) {
    book.add('payplanlink', {
      PayPlanNum: row.PayPlanNum,
      LinkType: 2,
      FKey: ProcNum,
      SecDateTEntry: `${date} 11:00:00`,
    });
  }
  return row;
}
