import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PaymentSource } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { findDefinition, firstDefinition, requireDefinition } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn, preferenceKey } from '../../practice/office/preferences.ts';
import { membersOfFamily } from '../../practice/people/families.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newPaymentInputs } from './inputs.ts';
import { splitPayment } from './split.ts';

type PayPlan = Row<'payplan'>;

/** Takes a patient's payment and divides it among what is owed (Payments page, `companions-insurance.md` 17). */
export async function createPayment(tx: Transaction, sent: ValuesOf<typeof newPaymentInputs>): Promise<Row<'payment'>> {
  const patient = await requirePatient(tx, sent.PatNum);
  const PayType = await payTypeFrom(tx, sent.PayType);
  await requireClinicIfAny(tx, sent.ClinicNum);
  const plan = sent.payPlanNum ? await requireRow(tx, 'payplan', sent.payPlanNum, 'PayPlan') : undefined;
  refuseDeletedPatient(patient);
  if (plan) await refusePlan(tx, patient, plan);
  if (sent.PayAmt <= 0) throw badRequest('PayAmt must be greater than 0.');
  await refuseFutureDate(tx, sent.PayDate);
  const payment = {
    PatNum: patient.PatNum,
    PayType,
    PayDate: sent.PayDate ?? tx.today,
    PayAmt: sent.PayAmt,
    CheckNum: sent.CheckNum ?? '',
    BankBranch: sent.BankBranch ?? '',
    PayNote: sent.PayNote ?? '',
    ClinicNum: sent.ClinicNum ?? patient.ClinicNum,
    DateEntry: tx.today,
    PaymentSource: PaymentSource.API,
    Receipt: '',
  };
  const splits = await splitPayment(tx, { patient, payment, wishes: sent, plan });
  const IsSplit = Number(new Set(splits.map(({ PatNum }) => PatNum)).size > 1);
  const row = await insertRow(tx, 'payment', { ...payment, IsSplit });
  for (const split of splits) {
    await insertRow(tx, 'paysplit', { ...split, PayNum: row.PayNum, DatePay: row.PayDate, DateEntry: tx.today });
  }
  return row;
}

/** A payment type, or 404; ApiPaymentType if none is sent, or the office's first one. */
async function payTypeFrom(tx: Transaction, sent: Key | undefined): Promise<Key> {
  if (sent !== undefined) return (await requireDefinition(tx, 'PaymentTypes', sent, 'PayType')).DefNum;
  const preferred = await findDefinition(tx, 'PaymentTypes', await preferenceKey(tx, 'ApiPaymentType'));
  return preferred?.DefNum ?? firstDefinition(tx, 'PaymentTypes');
}

async function refusePlan(tx: Transaction, { Guarantor }: Row<'patient'>, plan: PayPlan): Promise<void> {
  const family = new Set((await membersOfFamily(tx, Guarantor)).map(({ PatNum }) => PatNum));
  const isOfFamily = family.has(plan.PatNum) || family.has(plan.Guarantor);
  if (!plan.IsDynamic || plan.IsClosed || !isOfFamily) {
    throw badRequest('payPlanNum must be an open dynamic payment plan of the family.');
  }
}

async function refuseFutureDate(tx: Transaction, date: string | undefined): Promise<void> {
  if (date === undefined || date <= tx.today) return;
  if (await isPreferenceOn(tx, 'FutureTransDatesAllowed')) return;
  if (await isPreferenceOn(tx, 'AccountAllowFutureDebits')) return;
  throw badRequest('PayDate cannot be a future date.');
}
