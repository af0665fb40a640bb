import type { Handle } from '../../db/handle.ts';
import { findRow, requireRow, rowsWhere } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { RECEIVED } from '../../domain/claimproc-statuses.ts';
import { ClaimProcStatus, PlanType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact } from '../../domain/money.ts';
import { badRequest, invalid, notFound } from '../../domain/refusal.ts';
import { orthoLinkOf } from '../../practice/chart/ortho.ts';
import { findCodeByText } from '../../practice/chart/procedure-codes.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireProvider } from '../../practice/office/providers.ts';
import { definitionIfAny, rowIfAny } from '../../practice/office/references.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { claimProcInputs } from './inputs.ts';

type ClaimProc = Row<'claimproc'>;
export type SentClaimProc = ValuesOf<typeof claimProcInputs>;

const { Adjustment, InsHist, CapClaim, CapComplete, CapEstimate, Estimate, Supplemental } = ClaimProcStatus;
const FIXED: readonly number[] = [Adjustment, InsHist, CapClaim, CapComplete, CapEstimate];

/**
 * The row in the URL, or 404; 400 for one that this method never changes. Checked before anything of the body (10.3).
 */
export async function requireEditable(handle: Handle, claimProcNum: Key): Promise<ClaimProc> {
  const row = await requireRow(handle, 'claimproc', claimProcNum, 'ClaimProc');
  if (row.IsTransfer) throw badRequest('ClaimProc is part of an income transfer and cannot be updated.');
  if (FIXED.includes(row.Status)) throw fixed(row);
  return row;
}

function fixed({ Status }: ClaimProc) {
  const [name] = Object.entries(ClaimProcStatus).find(([, stored]) => stored === Status) ?? [''];
  return badRequest(`ClaimProc with a Status of ${name} cannot be updated.`);
}

/** What the body may name (10.3, check 6). */
export const REFERENCES = {
  ProvNum: requireProvider,
  ClaimPaymentNum: rowIfAny('claimpayment', 'ClaimPayment'),
  CodeSent: requireCodeIfAny,
  ClaimPaymentTracking: definitionIfAny('ClaimPaymentTracking'),
};

async function requireCodeIfAny(handle: Handle, procCode: string): Promise<void> {
  if (procCode && !(await findCodeByText(handle, procCode))) throw notFound('CodeSent');
}

/**
 * Refuses what may not be done to the row in its present state (10.3, checks 7 to 18); `status` is the one it will
 * have.
 */
export async function refuseChange(
  handle: Handle,
  row: ClaimProc,
  sent: SentClaimProc,
  status: ClaimProcStatus,
): Promise<void> {
  const isAttached = Boolean(row.ClaimPaymentNum);
  if (isAttached && sent.InsPayAmt !== undefined && sent.InsPayAmt !== row.InsPayAmt) {
    throw badRequest('Cannot change InsPayAmt when Status is Received and attached to a ClaimPayment.');
  }
  await refuseStatus(handle, row, status);
  if ((await findRow(handle, 'insplan', row.PlanNum))?.PlanType === PlanType.Capitation) throw fixed(row);
  await refuseAmounts(handle, row, sent, status);
  await refuseOnClaim(handle, row, sent);
  if (sent.ClaimPaymentNum && sent.ClaimPaymentNum !== row.ClaimPaymentNum) {
    const payment = await findRow(handle, 'claimpayment', sent.ClaimPaymentNum);
    if (!payment?.IsPartial) throw badRequest('ClaimPayment must be partial.');
    if (!RECEIVED.includes(status)) {
      throw badRequest('ClaimProc must be Received or Supplemental to be attached to a ClaimPayment.');
    }
  }
}

async function refuseStatus(handle: Handle, row: ClaimProc, status: ClaimProcStatus): Promise<void> {
  if (row.Status === Supplemental && status !== Supplemental) {
    const lines = await rowsWhere(handle, 'claimproc', 'ClaimNum', row.ClaimNum);
    if (lines.some((line) => line.ProcNum === row.ProcNum && line.Status !== Supplemental)) {
      throw badRequest(
        'Cannot change Status from Supplemental when there is a ClaimProc with a different status and the same ProcNum.',
      );
    }
  }
  if (row.ClaimPaymentNum && !RECEIVED.includes(status)) {
    throw badRequest('Status may only be Received or Supplemental when attached to a ClaimPayment.');
  }
  if (status === Estimate && row.Status !== Estimate) throw badRequest('Status cannot be changed to Estimate.');
  if (!row.ClaimNum && status !== Estimate) {
    throw badRequest('Status cannot be changed when the ClaimProc is not attached to a Claim.');
  }
}

async function refuseAmounts(handle: Handle, row: ClaimProc, sent: SentClaimProc, status: number): Promise<void> {
  if (sent.WriteOff !== undefined && sent.WriteOff < 0) {
    if (status !== Supplemental) throw badRequest('Only supplemental payments may have a negative write-off amount.');
    const lines = (await rowsWhere(handle, 'claimproc', 'ClaimNum', row.ClaimNum)).filter(
      ({ ProcNum, ClaimProcNum }) => ProcNum === row.ProcNum && ClaimProcNum !== row.ClaimProcNum,
    );
    const total = lines.reduce((sum, { WriteOff }) => exact(sum + WriteOff), sent.WriteOff);
    if (total < 0) throw invalid('WriteOff');
  }
  if (sent.InsPayAmt && !RECEIVED.includes(status)) {
    throw badRequest('InsPayAmt can only be set when Status is Received or Supplemental.');
  }
}

/** What a caller may say of an estimate, so that it is calculated anew (REC-1). */
export const OVERRIDES = [
  'NoBillIns',
  'PercentOverride',
  'CopayOverride',
  'DedEstOverride',
  'InsEstTotalOverride',
  'PaidOtherInsOverride',
  'WriteOffEstOverride',
] as const;

const ESTIMATED = [...OVERRIDES, 'DedApplied'] as const;

async function refuseOnClaim(handle: Handle, row: ClaimProc, sent: SentClaimProc): Promise<void> {
  const isOnClaim = Boolean(row.ClaimNum);
  const isProviderNew = sent.ProvNum !== undefined && sent.ProvNum !== row.ProvNum;
  if (isProviderNew && isOnClaim && (await isPreferenceOn(handle, 'ProcProvChangesClaimProcWithClaim'))) {
    throw badRequest('ProvNum cannot be changed while the procedure is on a claim.');
  }
  if (isOnClaim && sent.NoBillIns !== undefined && Number(sent.NoBillIns) !== row.NoBillIns) {
    throw badRequest('NoBillIns cannot be changed while attached to a Claim.');
  }
  const differs = ESTIMATED.some((name) => sent[name] !== undefined && Number(sent[name]) !== row[name]);
  if (row.ProcNum && differs && (await orthoLinkOf(handle, row.ProcNum))) {
    throw badRequest('Cannot edit estimate information for procedures attached to ortho cases.');
  }
}
