import type { Transaction } from '../../db/handle.ts';
import { findRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ANSWERED } from '../../domain/claimproc-statuses.ts';
import type { Key } from '../../domain/key.ts';
import { sumOf } from '../../domain/money.ts';
import { attachLines, detachLines } from '../../practice/insurance/stored/claim-payments.ts';

type ClaimProc = Row<'claimproc'>;

/**
 * Puts every answered line of the claim on a check, or with 0 takes the lines off the check that this line is on, and
 * works out again whether the check is used up (`companions-insurance.md` 10.4, step 6).
 */
export async function attachPayment(tx: Transaction, row: ClaimProc, claimPaymentNum: Key): Promise<void> {
  if (claimPaymentNum === row.ClaimPaymentNum) return;
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', row.ClaimNum);
  if (claimPaymentNum === 0) await detach(tx, lines, row.ClaimPaymentNum);
  else await attach(tx, lines, claimPaymentNum);
  await markPartial(tx, claimPaymentNum || row.ClaimPaymentNum);
}

async function attach(tx: Transaction, lines: readonly ClaimProc[], claimPaymentNum: Key): Promise<void> {
  const payment = await requireRow(tx, 'claimpayment', claimPaymentNum, 'ClaimPayment');
  const paid = await rowsWhere(tx, 'claimproc', 'ClaimPaymentNum', claimPaymentNum);
  const free = lines.filter((line) => ANSWERED.includes(line.Status) && !line.ClaimPaymentNum && !line.IsTransfer);
  await attachLines(tx, payment, free, Math.max(0, ...paid.map((line) => line.PaymentRow)) + 1);
}

async function detach(tx: Transaction, lines: readonly ClaimProc[], claimPaymentNum: Key): Promise<void> {
  const payment = await findRow(tx, 'claimpayment', claimPaymentNum);
  const held = lines.filter((one) => one.ClaimPaymentNum === claimPaymentNum);
  // A check that no longer exists counts as one of an earlier day.
  await detachLines(tx, payment ?? { SecDateEntry: MIN_DATE }, held);
}

async function markPartial(tx: Transaction, claimPaymentNum: Key): Promise<void> {
  const payment = await findRow(tx, 'claimpayment', claimPaymentNum);
  if (!payment) return;
  const paid = await rowsWhere(tx, 'claimproc', 'ClaimPaymentNum', claimPaymentNum);
  const total = sumOf(paid.map((line) => line.InsPayAmt));
  await updateRow(tx, 'claimpayment', payment, { IsPartial: Number(total !== payment.CheckAmt) });
}
