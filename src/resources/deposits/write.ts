import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';
import { sumOf } from '../../domain/money.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, keyListInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Deposit = Row<'deposit'>;

/** What a deposit is made of: patients' payments and checks of insurance. */
interface Contents {
  readonly payments: readonly Row<'payment'>[];
  readonly checks: readonly Row<'claimpayment'>[];
}

/** Body of Deposits PUT. */
export const depositInputs = {
  DateDeposit: dateInput({ description: 'Default for POST: today.' }),
  BankAccountInfo: textInput(sized('deposit', 'BankAccountInfo')),
  Memo: textInput(sized('deposit', 'Memo')),
  Batch: textInput(sized('deposit', 'Batch')),
};

/** Body of Deposits POST. */
export const newDepositInputs = {
  payNums: keyListInput({ mayBeEmpty: true, description: 'payment.PayNum of each payment.' }),
  claimPaymentNums: keyListInput({
    mayBeEmpty: true,
    description: 'claimpayment.ClaimPaymentNum of each check of insurance.',
  }),
  ...depositInputs,
};

/** Brings payments and checks to the bank together; each may be in one deposit only. */
export async function createDeposit(
  tx: Transaction,
  { payNums = [], claimPaymentNums = [], ...sent }: ValuesOf<typeof newDepositInputs>,
): Promise<Deposit> {
  if (payNums.length + claimPaymentNums.length === 0) throw badRequest('payNums or claimPaymentNums is required.');
  await lockShared(tx, 'deposit');
  const payments = await requireAll(payNums, (key) => findRow(tx, 'payment', key), 'Payment');
  const checks = await requireAll(claimPaymentNums, (key) => findRow(tx, 'claimpayment', key), 'ClaimPayment');
  if (payments.some(({ DepositNum }) => DepositNum !== 0)) throw badRequest('Payment is attached to a deposit.');
  if (checks.some(({ DepositNum }) => DepositNum !== 0)) throw badRequest('ClaimPayment is attached to a deposit.');
  const amounts = [...payments.map(({ PayAmt }) => PayAmt), ...checks.map(({ CheckAmt }) => CheckAmt)];
  const deposit = await insertRow(tx, 'deposit', {
    DateDeposit: tx.today,
    BankAccountInfo: '',
    ...asColumns(sent),
    Amount: sumOf(amounts),
  });
  await attach(tx, { payments, checks }, deposit.DepositNum);
  return deposit;
}

export const updateDeposit = (tx: Transaction, deposit: Deposit, sent: ValuesOf<typeof depositInputs>) =>
  updateRow(tx, 'deposit', deposit, sent);

/** Deletes a deposit; its payments and checks stay and may go into another one. */
export async function removeDeposit(tx: Transaction, deposit: Deposit): Promise<void> {
  await lockShared(tx, 'deposit');
  await attach(tx, await contentsOf(tx, deposit), 0);
  await deleteRows(tx, 'deposit', [deposit]);
}

/** Whose payments and checks these are. */
export async function patientsOf(
  handle: Handle,
  { payNums = [], claimPaymentNums = [] }: { payNums?: readonly Key[]; claimPaymentNums?: readonly Key[] },
): Promise<Key[]> {
  const patNums: Key[] = [];
  for (const key of payNums) {
    const payment = await findRow(handle, 'payment', key);
    if (payment) patNums.push(payment.PatNum);
  }
  for (const key of claimPaymentNums) {
    // The lines that are on no check name the check 0, and they are many.
    const check = await findRow(handle, 'claimpayment', key);
    const lines = check ? await rowsWhere(handle, 'claimproc', 'ClaimPaymentNum', key) : [];
    patNums.push(...lines.map(({ PatNum }) => PatNum));
  }
  return patNums;
}

export async function patientsOfDeposit(handle: Handle, deposit: Deposit): Promise<Key[]> {
  const { payments, checks } = await contentsOf(handle, deposit);
  return patientsOf(handle, {
    payNums: payments.map(({ PayNum }) => PayNum),
    claimPaymentNums: checks.map(({ ClaimPaymentNum }) => ClaimPaymentNum),
  });
}

async function contentsOf(handle: Handle, { DepositNum }: Deposit): Promise<Contents> {
  return {
    payments: await rowsWhere(handle, 'payment', 'DepositNum', DepositNum),
    checks: await rowsWhere(handle, 'claimpayment', 'DepositNum', DepositNum),
  };
}

async function attach(tx: Transaction, { payments, checks }: Contents, DepositNum: Key): Promise<void> {
  for (const payment of payments) await updateRow(tx, 'payment', payment, { DepositNum });
  for (const check of checks) await updateRow(tx, 'claimpayment', check, { DepositNum });
}

async function requireAll<R>(
  keys: readonly Key[],
  find: (key: Key) => Promise<R | undefined>,
  thing: string,
): Promise<R[]> {
  const found: R[] = [];
  for (const key of keys) {
    const row = await find(key);
    if (!row) throw notFound(thing);
    found.push(row);
  }
  return found;
}
