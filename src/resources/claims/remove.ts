import type { Transaction } from '../../db/handle.ts';
import { deleteRows, rowsWhere, updateEach } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimProcStatus, ClaimStatus, ClaimType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { coverageOf } from '../../practice/insurance/coverage/coverage.ts';
import { keepEachEstimate } from '../../practice/insurance/stored/store-estimates.ts';
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
  await updateEach(
    tx,
    'claimproc',
    kept.map((row) => ({ row, changes: OFF_CLAIM })),
  );
  await deleteRows(tx, 'claimtracking', await rowsWhere(tx, 'claimtracking', 'ClaimNum', claim.ClaimNum));
  await deleteRows(tx, 'insbluebook', await rowsWhere(tx, 'insbluebook', 'ClaimNum', claim.ClaimNum));
  await deleteRows(tx, 'claim', [claim]);
  await keepEachEstimate(tx, claim.PatNum, await proceduresOf(tx, kept), { keepsLines: true });
  return claim;
}

async function proceduresOf(tx: Transaction, lines: readonly ClaimProc[]): Promise<Row<'procedurelog'>[]> {
  if (lines.length === 0) return [];
  const numbers = lines.map(({ ProcNum }) => ProcNum);
  return tx.db.selectFrom('procedurelog').selectAll().where('ProcNum', 'in', numbers).orderBy('ProcNum').execute();
}
