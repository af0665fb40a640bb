import type { Row } from '../../db/schema/tables.ts';
import { MAX_DATE } from '../../domain/calendar.ts';
import { PayPlanChargeType, PayPlanFrequency, PayPlanLinkType, ProcStatus } from '../../domain/enums.ts';
import { paymentFor } from '../../domain/pay-plan-terms.ts';
import { addRow, type Chart, definitionNum, type Procedure } from './chart.ts';

/** Patients' payments, adjustments and payment plans. */

/** Money from the patient, split over procedures; without one it waits as unearned. */
export async function payment(
  chart: Chart,
  date: string,
  splits: { amount: number; procedure?: Procedure; unearned?: string }[],
  columns: Partial<Row<'payment'>> = {},
): Promise<void> {
  const { book, patient } = chart;
  const row = await addRow(chart, 'payment', {
    PatNum: patient.PatNum,
    PayType: 1003,
    PayDate: date,
    DateEntry: date,
    PayAmt: splits.reduce((total, { amount }) => total + amount, 0),
    IsSplit: Number(splits.length > 1),
    ClinicNum: patient.ClinicNum,
    ...columns,
  });
  for (const { amount, procedure, unearned } of splits) {
    await addRow(chart, 'paysplit', {
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
}

export async function adjust(chart: Chart, procedure: Procedure, type: string, amount: number): Promise<void> {
  const { PatNum, ProcNum, ProvNum, ClinicNum, ProcDate } = procedure;
  await addRow(chart, 'adjustment', {
    PatNum,
    ProcNum,
    ProvNum,
    ClinicNum,
    ProcDate,
    AdjDate: ProcDate,
    DateEntry: ProcDate,
    AdjType: definitionNum(chart.book, 'AdjTypes', type),
    AdjAmt: amount,
  });
}

/** A payment plan over procedures: `charged` ones by a credit of an ordinary plan, `linked` ones on a dynamic plan. */
export async function paymentPlan(
  chart: Chart,
  date: string,
  { charged = [], linked = [] }: { charged?: Procedure[]; linked?: Procedure[] },
): Promise<void> {
  const { patient } = chart;
  const procedures = [...charged, ...linked];
  const sumOf = (financed: readonly Procedure[]) => financed.reduce((total, { ProcFee }) => total + ProcFee, 0);
  const count = 6;
  const row = await addRow(chart, 'payplan', {
    PatNum: patient.PatNum,
    Guarantor: patient.Guarantor,
    PayPlanDate: date,
    DatePayPlanStart: date,
    NumberOfPayments: count,
    CompletedAmt: sumOf(procedures.filter((procedure) => procedure.ProcStatus === ProcStatus.C)),
    PayAmt: paymentFor(sumOf(procedures), count, 0, PayPlanFrequency.Monthly),
    IsDynamic: Number(linked.length > 0),
    PlanCategory: 4701,
  });
  for (const { ProcNum, ProcDate, ProcFee, ProvNum, ClinicNum, ProcStatus: status } of charged) {
    await addRow(chart, 'payplancharge', {
      PayPlanNum: row.PayPlanNum,
      Guarantor: patient.Guarantor,
      PatNum: patient.PatNum,
      ChargeType: PayPlanChargeType.Credit,
      // A credit for work that is not done yet has the latest date there is.
      ChargeDate: status === ProcStatus.C ? ProcDate : MAX_DATE,
      Principal: ProcFee,
      ProcNum,
      ProvNum,
      ClinicNum,
      SecDateTEntry: `${date} 11:00:00`,
    });
  }
  for (const { ProcNum } of linked) {
    await addRow(chart, 'payplanlink', {
      PayPlanNum: row.PayPlanNum,
      LinkType: PayPlanLinkType.Procedure,
      FKey: ProcNum,
      SecDateTEntry: `${date} 11:00:00`,
    });
  }
}
