import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimProcStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { totalClaim } from '../../practice/insurance/stored/claim-amounts.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { supplementalInputs } from './inputs.ts';

type ClaimProc = Row<'claimproc'>;

/** Columns that are empty in the new row, so that nothing of the first answer counts twice. */
const NOTHING = {
  FeeBilled: 0,
  DedApplied: 0,
  InsPayEst: 0,
  WriteOff: 0,
  Remarks: '',
  ClaimPaymentNum: 0,
  PaymentRow: 0,
};

/**
 * POST Supplemental: insurance pays more for a line that it answered already, or takes some back. This is stored in a
 * row of its own beside the first (`companions-insurance.md` 10.7).
 */
export async function addSupplemental(
  tx: Transaction,
  { ClaimProcNum, InsPayAmt = 0 }: ValuesOf<typeof supplementalInputs>,
): Promise<ClaimProc> {
  const row = await requireRow(tx, 'claimproc', ClaimProcNum, 'ClaimProc');
  await refuseOfDeletedPatient(tx, row);
  if (row.Status !== ClaimProcStatus.Received || row.ProcNum === 0) {
    throw badRequest('ClaimProc must be Received and of a procedure to be supplemented.');
  }
  if (row.IsTransfer) throw badRequest('ClaimProc is part of an income transfer and cannot be supplemented.');
  const { ClaimProcNum: _key, SecDateTEdit: _stamp, ...columns } = row;
  const added = await insertRow(tx, 'claimproc', {
    ...columns,
    ...NOTHING,
    Status: ClaimProcStatus.Supplemental,
    InsPayAmt,
    DateCP: tx.today,
    DateEntry: tx.today,
    DateSuppReceived: tx.today,
    DateInsFinalized: MIN_DATE,
    SecDateEntry: tx.today,
  });
  const claim = await findRow(tx, 'claim', row.ClaimNum);
  if (claim) await totalClaim(tx, claim);
  return added;
}
