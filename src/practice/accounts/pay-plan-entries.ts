import type { Handle } from '../../db/handle.ts';
import { PayPlanChargeType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { preference } from '../office/preferences.ts';
import type { PatientEntry } from './patient-entry.ts';
import { financedItems } from './pay-plan-credits.ts';

interface PayPlanEntry extends PatientEntry {
  readonly kind: 'PayPlan Credit' | 'Dynamic PayPlan Credit' | 'PayPlan Charge';
  readonly payPlanNum: Key;
  /** The number of the charge or credit; undefined for the amount that the plan took over as a whole. */
  readonly chargeNum?: Key;
  readonly provNum: Key;
}

/** How the office counts payment plans in balances: its preference PayPlansVersion, 1 to 4. */
export async function payPlansVersion(handle: Handle): Promise<number> {
  return Number(await preference(handle, 'PayPlansVersion'));
}

/**
 * What payment plans add to and subtract from these patients' accounts (`companions-insurance.md` 19.1). Version 2: due
 * charges on the account of whoever pays, credits on the patient's. Version 3: the credits alone. Versions 1 and 4:
 * what the plan took over, on the day of its agreement; in version 4 only for plans that insurance pays.
 */
export async function payPlanEntries(handle: Handle, patNums: readonly Key[]): Promise<PayPlanEntry[]> {
  const version = await payPlansVersion(handle);
  if (version === 1 || version === 4) return agreedAmounts(handle, patNums, version === 4);
  const found = await Promise.all([
    chargesOf(handle, patNums, 'PatNum'),
    linkedCredits(handle, patNums),
    version === 3 ? [] : chargesOf(handle, patNums, 'Guarantor'),
  ]);
  return found.flat();
}

async function agreedAmounts(handle: Handle, patNums: readonly Key[], insuranceOnly: boolean): Promise<PayPlanEntry[]> {
  const plans = await handle.db
    .selectFrom('payplan')
    .select(['PayPlanNum', 'PatNum', 'PayPlanDate', 'CompletedAmt', 'PlanNum'])
    .where('PatNum', 'in', patNums)
    .execute();
  return plans
    .filter(({ PlanNum }) => !insuranceOnly || PlanNum !== 0)
    .map(({ PayPlanNum, PatNum, PayPlanDate, CompletedAmt }) => ({
      kind: 'PayPlan Credit',
      payPlanNum: PayPlanNum,
      provNum: 0,
      patNum: PatNum,
      // Only charges name a clinic.
      clinicNum: 0,
      date: PayPlanDate,
      amount: -CompletedAmt,
    }));
}

/** Charges due by today: debits on the account of whoever pays, credits on the patient's. */
async function chargesOf(
  handle: Handle,
  patNums: readonly Key[],
  onAccountOf: 'PatNum' | 'Guarantor',
): Promise<PayPlanEntry[]> {
  const isDebit = onAccountOf === 'Guarantor';
  const rows = await handle.db
    .selectFrom('payplancharge')
    .selectAll()
    .where(onAccountOf, 'in', patNums)
    .where('ChargeType', '=', isDebit ? PayPlanChargeType.Debit : PayPlanChargeType.Credit)
    .where('ChargeDate', '<=', handle.today)
    .execute();
  return rows.map((row) => ({
    kind: isDebit ? 'PayPlan Charge' : 'PayPlan Credit',
    payPlanNum: row.PayPlanNum,
    chargeNum: row.PayPlanChargeNum,
    provNum: row.ProvNum,
    patNum: row[onAccountOf],
    clinicNum: row.ClinicNum,
    date: row.ChargeDate,
    amount: isDebit ? exact(row.Principal + row.Interest) : -row.Principal,
  }));
}

async function linkedCredits(handle: Handle, patNums: readonly Key[]): Promise<PayPlanEntry[]> {
  const links = await handle.db
    .selectFrom('payplanlink as l')
    .innerJoin('payplan as p', 'p.PayPlanNum', 'l.PayPlanNum')
    .selectAll('l')
    .where('p.PatNum', 'in', patNums)
    .where('p.IsDynamic', '=', 1)
    .orderBy('l.PayPlanLinkNum')
    .execute();
  return (await financedItems(handle, links))
    .filter(({ isComplete }) => isComplete)
    .map(({ link, patNum, provNum, clinicNum, date, amount }) => ({
      kind: 'Dynamic PayPlan Credit',
      payPlanNum: link.PayPlanNum,
      provNum,
      patNum,
      clinicNum,
      date,
      amount: -amount,
    }));
}
