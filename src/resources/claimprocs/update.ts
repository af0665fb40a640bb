import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { RECEIVED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, ClaimType } from '../../domain/enums.ts';
import {
  followLines,
  followOtherPlans,
  recalculateClaim,
  totalClaim,
} from '../../practice/insurance/stored/claim-amounts.ts';
import { keepEstimateRows } from '../../practice/insurance/stored/store-estimates.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { auditClaimProc } from './audit.ts';
import { attachPayment } from './payment.ts';
import { OVERRIDES, REFERENCES, refuseChange, type SentClaimProc } from './refuse.ts';

type ClaimProc = Row<'claimproc'>;
type Claim = Row<'claim'>;

const { Estimate, NotReceived, Preauth } = ClaimProcStatus;
const UNANSWERED: readonly number[] = [NotReceived, Preauth];

/** What an estimate is made of. While nothing of it changes, what was calculated or entered stays as it is. */
const OF_ESTIMATES = ['Status', ...OVERRIDES] as const;

/** What other plans of the procedure look at besides. */
const PAYMENTS = ['InsPayAmt', 'DedApplied', 'WriteOff'] as const;

/** Columns that an estimate on no claim does not use: there is nothing to bill, to pay or to write off yet (10.2). */
const OF_CLAIMS = ['FeeBilled', 'DedApplied', 'WriteOff'] as const;

/**
 * PUT claimprocs: changes an override of an estimate or a line of a claim, or takes insurance's answer
 * (`companions-insurance.md` 10.3, 10.4).
 */
export async function updateClaimProc(
  tx: Transaction,
  row: ClaimProc,
  sent: SentClaimProc,
  ignore: (name: string) => void,
): Promise<ClaimProc> {
  await requireReferences(tx, sent, REFERENCES);
  await refuseOfDeletedPatient(tx, row);
  const claim = row.ClaimNum ? await findRow(tx, 'claim', row.ClaimNum) : undefined;
  const isPreauthorization = claim?.ClaimType === ClaimType.PreAuth;
  const status = isPreauthorization ? Preauth : ((sent.Status ?? row.Status) as ClaimProcStatus);
  await refuseChange(tx, row, sent, status);

  for (const name of OF_CLAIMS) if (status === Estimate && sent[name] !== undefined) ignore(name);
  const before = tx.changes.length;
  const written = await updateRow(tx, 'claimproc', row, { ...columns(tx, row, sent, status), Status: status });
  const moves = OF_ESTIMATES.some((name) => written[name] !== row[name]);
  const pays = moves || PAYMENTS.some((name) => written[name] !== row[name]);
  if (sent.ClaimPaymentNum !== undefined) await attachPayment(tx, row, sent.ClaimPaymentNum);
  if (tx.changes.length === before) return row;

  if (status === Estimate) {
    if (moves) await recalculateProcedure(tx, row);
  } else if (claim) await followClaim(tx, claim, row, sent, { status, moves, pays });
  const updated = (await findRow(tx, 'claimproc', row.ClaimProcNum)) ?? row;
  await auditClaimProc(tx, row, updated);
  return updated;
}

function columns(tx: Transaction, row: ClaimProc, sent: SentClaimProc, status: ClaimProcStatus): Partial<ClaimProc> {
  const { Status: _status, ClaimPaymentNum: _payment, ...plain } = sent;
  const set: Partial<ClaimProc> = asColumns(plain);
  if (status === Estimate) for (const name of OF_CLAIMS) delete set[name];
  if (UNANSWERED.includes(status)) Object.assign(set, deductiblePair(row, sent));
  if (status === Preauth && sent.InsEstTotalOverride !== undefined) set.InsPayEst = expected({ ...row, ...set });
  if (RECEIVED.includes(status)) Object.assign(set, answered(tx, { ...row, ...set }, RECEIVED.includes(row.Status)));
  else if (RECEIVED.includes(row.Status) && row.DateSuppReceived === tx.today) set.DateSuppReceived = MIN_DATE;
  return set;
}

/**
 * Both columns have the same value until insurance answers; if different values are sent, the override wins (10.4, step
 * 3).
 */
function deductiblePair(row: ClaimProc, { DedApplied, DedEstOverride }: SentClaimProc): Partial<ClaimProc> {
  if (DedEstOverride !== undefined) {
    return { DedApplied: DedEstOverride === -1 ? Math.max(0, row.DedEst) : DedEstOverride };
  }
  return DedApplied === undefined ? {} : { DedEstOverride: DedApplied };
}

const expected = ({ InsEstTotal, InsEstTotalOverride }: ClaimProc) =>
  InsEstTotalOverride === -1 ? InsEstTotal : InsEstTotalOverride;

/**
 * An answered line keeps its estimates; what insurance was expected to pay stays beside what it paid (steps 4 and 5).
 */
function answered(tx: Transaction, row: ClaimProc, wasAnswered: boolean): Partial<ClaimProc> {
  const InsPayEst = expected(row);
  if (wasAnswered) return { InsPayEst };
  return {
    InsPayEst,
    DateEntry: tx.today,
    DateSuppReceived: row.DateSuppReceived === MIN_DATE ? tx.today : row.DateSuppReceived,
  };
}

async function recalculateProcedure(tx: Transaction, { ProcNum }: ClaimProc): Promise<void> {
  const procedure = await findRow(tx, 'procedurelog', ProcNum);
  if (!procedure) return;
  const noted = tx.changes.length;
  await keepEstimateRows(tx, procedure);
  // Another plan of the procedure may have been sent a claim.
  await followLines(tx, tx.changes.slice(noted));
}

/**
 * Brings the claim of a changed line up to date, and the other plans of its procedure with their claims (steps 4 and 7
 * to 9).
 */
async function followClaim(
  tx: Transaction,
  claim: Claim,
  row: ClaimProc,
  sent: SentClaimProc,
  { status, moves, pays }: { status: ClaimProcStatus; moves: boolean; pays: boolean },
): Promise<void> {
  if (RECEIVED.includes(row.Status)) {
    const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
    await deleteRows(
      tx,
      'claimproc',
      lines.filter(({ IsTransfer }) => IsTransfer),
    );
  }
  if (status === NotReceived && moves) {
    await recalculateClaim(tx, claim, { [String(row.ClaimProcNum)]: asSent(sent) });
  } else await totalClaim(tx, claim);
  if (!pays || !row.ProcNum || status === Preauth) return;
  await followOtherPlans(tx, row.ProcNum);
  if (!(await isPreferenceOn(tx, 'ClaimPrimaryReceivedRecalcSecondary'))) return;
  for (const other of await otherOpenLines(tx, row)) {
    const otherClaim = await findRow(tx, 'claim', other.ClaimNum);
    if (otherClaim) await recalculateClaim(tx, otherClaim);
  }
}

/** Amounts that were sent for a line are stored whatever its estimate says. */
function asSent({ WriteOff, FeeBilled }: SentClaimProc): Partial<ClaimProc> {
  return {
    ...(WriteOff === undefined ? {} : { WriteOff }),
    ...(FeeBilled === undefined ? {} : { FeeBilled }),
  };
}

async function otherOpenLines(tx: Transaction, row: ClaimProc): Promise<ClaimProc[]> {
  const lines = await rowsWhere(tx, 'claimproc', 'ProcNum', row.ProcNum);
  return lines.filter(
    ({ Status, ClaimNum, InsSubNum }) =>
      Status === NotReceived && ClaimNum !== 0 && ClaimNum !== row.ClaimNum && InsSubNum !== row.InsSubNum,
  );
}
