import type { Handle, Reader, Transaction } from '../../../db/handle.ts';
import { rememberedRows, updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { ANSWERED, PAID } from '../../../domain/claimproc-statuses.ts';
import { ClaimProcStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';

type ClaimProc = Row<'claimproc'>;

const { NotReceived, Received, CapClaim, Preauth } = ClaimProcStatus;
const ON_CLAIM: readonly number[] = [NotReceived, ...ANSWERED];

export const claimProcsOf = (reader: Reader, procNum: Key): Promise<readonly ClaimProc[]> =>
  rememberedRows(reader, 'claimproc', 'ProcNum', procNum);

/** The rows of each of these procedures, in one query. */
export async function claimProcsOfEach(reader: Reader, procNums: readonly Key[]): Promise<readonly ClaimProc[]> {
  const [procNum] = procNums;
  if (procNum === undefined) return [];
  if (procNums.length === 1) return claimProcsOf(reader, procNum);
  return reader.db
    .selectFrom('claimproc')
    .selectAll()
    .where('ProcNum', 'in', procNums)
    .orderBy('ProcNum')
    .orderBy('ClaimProcNum')
    .execute();
}

/** Whether a row is attached to a claim; a preauthorization does not count (`procedures.md` 22.1). */
export const isOnClaim = (rows: readonly ClaimProc[]) =>
  rows.some((row) => row.ClaimNum !== 0 && ON_CLAIM.includes(row.Status));

/** Whether a row, of any status, is on a claim that is no preauthorization (`procedures.md` 11, check 6). */
export const holdsClaimNumber = (rows: readonly ClaimProc[]) =>
  rows.some((row) => row.ClaimNum !== 0 && row.Status !== Preauth);

export const hasInsurancePayment = (rows: readonly ClaimProc[]) =>
  rows.some((row) => row.InsPayAmt > 0 && PAID.includes(row.Status));

/** Whether insurance has settled some line, so that the provider on it may be fixed. */
export const isSettled = (rows: readonly ClaimProc[]) => rows.some((row) => ANSWERED.includes(row.Status));

/** Whether the procedure is the only one of a preauthorization that it is on (`procedures.md` 11, check 4). */
export async function isLastOfPreauthorization(handle: Handle, procNum: Key, rows: readonly ClaimProc[]) {
  const claims = rows.filter((row) => row.Status === Preauth && row.ClaimNum !== 0).map((row) => row.ClaimNum);
  if (claims.length === 0) return false;
  const others = await handle.db
    .selectFrom('claimproc')
    .select('ClaimNum')
    .distinct()
    .where('ClaimNum', 'in', claims)
    .where('ProcNum', '<>', procNum)
    .where('ProcNum', '<>', 0)
    .execute();
  const shared = new Set(others.map((other) => other.ClaimNum));
  return claims.some((claim) => !shared.has(claim));
}

/** Gives the rows of a procedure its new date, except lines on a claim of a finished multi-visit group. */
export async function moveClaimProcDates(
  tx: Transaction,
  procNum: Key,
  procDate: string,
  claimsStay: boolean,
): Promise<void> {
  for (const row of await claimProcsOf(tx, procNum)) {
    if (claimsStay && row.ClaimNum !== 0) continue;
    await updateRow(tx, 'claimproc', row, { ProcDate: procDate });
  }
}

/** Gives the rows of a procedure its new provider: all rows, or only those that are on no claim (23.3). */
export async function moveClaimProcProvider(
  tx: Transaction,
  procNum: Key,
  provNum: Key,
  evenOnClaims: boolean,
): Promise<void> {
  const fixed: readonly number[] = [Received, NotReceived, CapClaim];
  for (const row of await claimProcsOf(tx, procNum)) {
    if (evenOnClaims || !fixed.includes(row.Status)) await updateRow(tx, 'claimproc', row, { ProvNum: provNum });
  }
}
