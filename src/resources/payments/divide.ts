import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { sumOf } from '../../domain/money.ts';
import { type Charge, type Part, payInTurn, useCredits } from '../../domain/payment-matching.ts';
import { badRequest } from '../../domain/refusal.ts';
import { familyOf } from '../../practice/accounts/balances.ts';
import { openAccount } from '../../practice/accounts/open-charges.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { partialInputs } from './inputs.ts';
import { splitOf } from './split.ts';

type Payment = Row<'payment'>;

/** What a part of a payment shall pay. */
interface Share {
  readonly name: 'ProcNum' | 'PayPlanChargeNum';
  readonly key: Key;
  readonly amount: number;
}

/** Divides a payment anew among procedures and charges of payment plans of the family (Payments page, PUT Partial). */
export async function dividePayment(
  tx: Transaction,
  payment: Payment,
  { procNumsAndAmounts = [], payPlanChargeNumsAndAmounts = [] }: ValuesOf<typeof partialInputs>,
): Promise<Payment> {
  const shares: Share[] = [
    ...procNumsAndAmounts.map(({ ProcNum: key, Amount: amount }) => ({ name: 'ProcNum' as const, key, amount })),
    ...payPlanChargeNumsAndAmounts.map((each) => ({
      name: 'PayPlanChargeNum' as const,
      key: each.PayPlanChargeNum,
      amount: each.Amount,
    })),
  ];
  const old = await rowsWhere(tx, 'paysplit', 'PayNum', payment.PayNum);
  const patient = await requirePatient(tx, payment.PatNum);
  const family = (await familyOf(tx, patient)).map(({ PatNum }) => PatNum);
  await requireShares(tx, family, shares);
  refuseDeletedPatient(patient);
  if (payment.DepositNum !== 0) throw badRequest('Payment is attached to a deposit.');
  if (payPlanChargeNumsAndAmounts.length === 0 && old.some(({ PayPlanNum }) => PayPlanNum !== 0)) {
    throw badRequest('Payment is attached to a payment plan.');
  }
  const { charges, credits } = await openAccount(tx, family, payment.PayNum);
  const open = useCredits(charges, credits);
  const parts = shares.flatMap((share) => partsOf(open, share));
  if (sumOf(shares.map(({ amount }) => amount)) !== payment.PayAmt) {
    throw badRequest('The sum of Amounts must equal PayAmt.');
  }
  await deleteRows(tx, 'paysplit', old);
  for (const part of parts) {
    const { PayNum, PayDate: DatePay } = payment;
    await insertRow(tx, 'paysplit', { ...splitOf(part), PayNum, DatePay, DateEntry: tx.today });
  }
  const payers = new Set(parts.map(({ charge }) => charge.patNum));
  return updateRow(tx, 'payment', payment, { IsSplit: Number(payers.size > 1) });
}

/** The charges that a share pays: a procedure, or the interest of a plan's charge before its principal. */
function partsOf(open: readonly Charge[], { name, key, amount }: Share): Part[] {
  if (amount <= 0) throw badRequest('Amount must be greater than 0.');
  const isMeant = ({ kind }: Charge) =>
    name === 'ProcNum' ? kind === 'procedure' : kind === 'interest' || kind === 'principal';
  const { parts, rest } = payInTurn(
    open.filter((charge) => charge.key === key && isMeant(charge)),
    amount,
  );
  if (rest > 0) throw badRequest(`${name} ${key} does not have an outstanding charge.`);
  return parts;
}

/** Refuses what is not there, is somebody else's, or is named twice. */
async function requireShares(tx: Transaction, family: readonly Key[], shares: readonly Share[]): Promise<void> {
  const seen = new Set<string>();
  for (const { name, key } of shares) {
    if (name === 'ProcNum') await requireProcedure(tx, family, key);
    else await requireCharge(tx, family, key);
    if (seen.has(`${name} ${key}`)) throw badRequest(`${name} ${key} is listed more than once.`);
    seen.add(`${name} ${key}`);
  }
}

async function requireProcedure(tx: Transaction, family: readonly Key[], key: Key): Promise<void> {
  const { PatNum } = await requireRow(tx, 'procedurelog', key, 'Procedure');
  if (!family.includes(PatNum)) throw badRequest(`ProcNum ${key} is not of the patient or the family.`);
}

async function requireCharge(tx: Transaction, family: readonly Key[], key: Key): Promise<void> {
  const { PayPlanNum } = await requireRow(tx, 'payplancharge', key, 'PayPlanCharge');
  const plan = await requireRow(tx, 'payplan', PayPlanNum, 'PayPlan');
  if (!plan.IsDynamic) throw badRequest(`PayPlanChargeNum ${key} is not of a dynamic payment plan.`);
  if (!family.includes(plan.Guarantor)) {
    throw badRequest(`PayPlanChargeNum ${key} is not of the patient or the family.`);
  }
}
