import type { Transaction } from '../../db/practice.ts';
import { deleteRows, findRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimProcStatus, ClaimStatus, ClaimType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { coverageOf } from '../../practice/insurance/coverage.ts';
import { keepEstimateRows } from '../../practice/insurance/store-estimates.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';

type Claim = Row<'claim'>;
type ClaimProc = Row<'claimproc'>;

const OFF_CLAIM = {
  Status: ClaimProcStatus.Estimate,
  ClaimNum: 0,
  LineNumber: 0,
  FeeBilled: 0,
  DedApplied: 0,
  WriteOff: 0,
  InsPayAmt: 0,
  CodeSent: '',
};

/**
 * DELETE claims: refused if anything on it is paid; its lines become estimates again (`companions-insurance.md` 11.7).
 */
export async function removeClaim(tx: Transaction, claim: Claim): Promise<Claim> {
  await refuseOfDeletedPatient(tx, claim);
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
  if (lines.some(({ ClaimPaymentNum, InsPayAmt }) => ClaimPaymentNum || InsPayAmt)) {
    throw badRequest('Claim cannot be deleted. Procedure(s) have an insurance payment attached.');
  }
  if (claim.ClaimStatus === ClaimStatus.Received) throw badRequest('Claim cannot be deleted. ClaimStatus is Received.');

  const covered = new Set((await coverageOf(tx, claim.PatNum)).map(({ sub }) => sub.InsSubNum));
  const beside = claim.ClaimType === ClaimType.PreAuth || claim.ClaimType === ClaimType.Cap;
  const goes = (line: ClaimProc) =>
    beside ||
    line.Status === ClaimProcStatus.Supplemental ||
    line.ProcNum === 0 ||
    line.IsOverpay ||
    !covered.has(line.InsSubNum);
  await deleteRows(tx, 'claimproc', lines.filter(goes));
  const kept = lines.filter((line) => !goes(line));
  for (const line of kept) await updateRow(tx, 'claimproc', line, OFF_CLAIM);
  await deleteRows(tx, 'claimtracking', await rowsWhere(tx, 'claimtracking', 'ClaimNum', claim.ClaimNum));
  await deleteRows(tx, 'insbluebook', await rowsWhere(tx, 'insbluebook', 'ClaimNum', claim.ClaimNum));
  await deleteRows(tx, 'claim', [claim]);
  for (const { ProcNum } of kept) {
    const procedure = await findRow(tx, 'procedurelog', ProcNum);
    if (procedure) await keepEstimateRows(tx, procedure, { keepsLines: true });
  }
  return claim;
}
