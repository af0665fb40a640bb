import type { Transaction } from '../../../db/handle.ts';
import { updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { MIN_DATE } from '../../../domain/calendar.ts';

type ClaimProc = Row<'claimproc'>;
type ClaimPayment = Row<'claimpayment'>;

/**
 * Puts lines on a check, as its `PaymentRow`-th claim (`companions-insurance.md` 10.4, step 6). They take its date, so
 * that their credit stands on the day it came.
 */
export async function attachLines(
  tx: Transaction,
  { ClaimPaymentNum, CheckDate: DateCP }: Pick<ClaimPayment, 'ClaimPaymentNum' | 'CheckDate'>,
  lines: readonly ClaimProc[],
  PaymentRow: number,
): Promise<void> {
  for (const line of lines) {
    const DateInsFinalized = line.DateInsFinalized === MIN_DATE ? tx.today : line.DateInsFinalized;
    await updateRow(tx, 'claimproc', line, { ClaimPaymentNum, DateCP, PaymentRow, DateInsFinalized });
  }
}

/** Takes lines off a check. Lines that became final with a check of today are open again. */
export async function detachLines(
  tx: Transaction,
  { SecDateEntry }: Pick<ClaimPayment, 'SecDateEntry'>,
  lines: readonly ClaimProc[],
): Promise<void> {
  const open = SecDateEntry === tx.today ? { DateInsFinalized: MIN_DATE } : {};
  for (const line of lines) await updateRow(tx, 'claimproc', line, { ClaimPaymentNum: 0, PaymentRow: 0, ...open });
}
