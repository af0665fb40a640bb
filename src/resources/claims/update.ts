import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ClaimProcStatus, ClaimStatus, EtransType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { followOtherPlans, recalculateClaim, totalClaim } from '../../practice/insurance/stored/claim-amounts.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { claimInputs, sentInputs } from './inputs.ts';
import { REFERENCES } from './rules.ts';

type Claim = Row<'claim'>;

/** PUT claims: changes what is written on the claim, or that it was answered (`companions-insurance.md` 11.5). */
export async function updateClaim(tx: Transaction, claim: Claim, sent: ValuesOf<typeof claimInputs>): Promise<Claim> {
  await requireReferences(tx, sent, REFERENCES);
  await refuseOfDeletedPatient(tx, claim);
  const isReceived = sent.ClaimStatus === ClaimStatus.Received && claim.ClaimStatus !== ClaimStatus.Received;
  if (isReceived && claim.ClaimStatus === ClaimStatus.HoldForInProcess) {
    throw badRequest("Cannot receive a claim with a status of 'Hold for In Process'.");
  }
  if (sent.OrthoDate !== undefined && sent.OrthoDate !== claim.OrthoDate) await refuseFixedOrthoDate(tx);
  const columns: Partial<Claim> = asColumns(sent);
  if (sent.InsSubNum2 !== undefined) columns.PlanNum2 = await planOf(tx, sent.InsSubNum2);
  const isUndated = sent.DateReceived === undefined && claim.DateReceived === MIN_DATE;
  if (sent.ClaimStatus === ClaimStatus.Received && isUndated) columns.DateReceived = tx.today;
  const updated = await updateRow(tx, 'claim', claim, columns);
  return isReceived ? receiveLines(tx, updated) : answerUnassigned(tx, claim, updated);
}

/** The office may take the day of the first orthodontic procedure for the day of placement (Claims page, OrthoDate). */
async function refuseFixedOrthoDate(tx: Transaction): Promise<void> {
  if (await isPreferenceOn(tx, 'OrthoClaimUseDatePlacement')) throw badRequest('OrthoDate cannot be changed.');
}

/** PUT Status: the claim went out. How it was sent is not known, so it counts as printed (11.6). */
export async function sendClaim(
  tx: Transaction,
  claim: Claim,
  sent: ValuesOf<typeof sentInputs>,
  ignore: (name: string) => void,
): Promise<Claim> {
  await refuseOfDeletedPatient(tx, claim);
  const carrierOf = async (planNum: Key) => (await findRow(tx, 'insplan', planNum))?.CarrierNum ?? 0;
  await insertRow(tx, 'etrans', {
    DateTimeTrans: tx.now,
    Etype: EtransType.ClaimPrinted,
    ClaimNum: claim.ClaimNum,
    PatNum: claim.PatNum,
    CarrierNum: await carrierOf(claim.PlanNum),
    CarrierNum2: await carrierOf(claim.PlanNum2),
    PlanNum: claim.PlanNum,
    InsSubNum: claim.InsSubNum,
  });
  const original = claim.DateSentOrig === MIN_DATE ? (sent.DateSentOrig ?? sent.DateSent) : claim.DateSentOrig;
  if (sent.DateSentOrig !== undefined && sent.DateSentOrig !== original) ignore('DateSentOrig');
  const updated = await updateRow(tx, 'claim', claim, {
    ClaimStatus: ClaimStatus.Sent,
    DateSent: sent.DateSent,
    DateSentOrig: original,
  });
  return answerUnassigned(tx, claim, updated);
}

/**
 * A claim that was just sent, and whose benefits insurance pays to the subscriber, is answered at once with nothing to come
 * if the office has it so (11.5).
 */
async function answerUnassigned(tx: Transaction, before: Claim, claim: Claim): Promise<Claim> {
  if (claim.ClaimStatus !== ClaimStatus.Sent || before.ClaimStatus === ClaimStatus.Sent) return claim;
  if (claim.ClaimType === 'PreAuth' || !(await isPreferenceOn(tx, 'InsAutoReceiveNoAssign'))) return claim;
  if ((await findRow(tx, 'inssub', claim.InsSubNum))?.AssignBen !== 0) return claim;
  const answer = { ClaimStatus: ClaimStatus.Received, DateReceived: tx.today };
  return receiveLines(tx, await updateRow(tx, 'claim', claim, answer), { InsPayEst: 0, InsPayAmt: 0, DedApplied: 0 });
}

async function planOf(tx: Transaction, insSubNum: Key): Promise<Key> {
  return insSubNum === 0 ? 0 : ((await findRow(tx, 'inssub', insSubNum))?.PlanNum ?? 0);
}

/** Open lines, which were not answered one by one, are answered with nothing paid. */
async function receiveLines(tx: Transaction, claim: Claim, amounts: Partial<Row<'claimproc'>> = {}): Promise<Claim> {
  const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
  const open = lines.filter(({ Status }) => Status === ClaimProcStatus.NotReceived);
  for (const line of open) {
    await updateRow(tx, 'claimproc', line, {
      ...amounts,
      Status: ClaimProcStatus.Received,
      DateEntry: tx.today,
      DateCP: tx.today,
      DateSuppReceived: line.DateSuppReceived === MIN_DATE ? tx.today : line.DateSuppReceived,
    });
  }
  const total = await totalClaim(tx, claim);
  for (const { ProcNum } of open) if (ProcNum) await followOtherPlans(tx, ProcNum);
  if (claim.ClaimType === 'P' && (await isPreferenceOn(tx, 'ClaimPrimaryReceivedRecalcSecondary'))) {
    await recalculateSecondary(
      tx,
      claim,
      open.map(({ ProcNum }) => ProcNum),
    );
  }
  return total;
}

async function recalculateSecondary(tx: Transaction, primary: Claim, procNums: readonly Key[]): Promise<void> {
  const claims = (await rowsWhere(tx, 'claim', 'PatNum', primary.PatNum)).filter(
    ({ ClaimType, ClaimStatus: status }) => ClaimType === 'S' && status !== ClaimStatus.Received,
  );
  for (const claim of claims) {
    const lines = await rowsWhere(tx, 'claimproc', 'ClaimNum', claim.ClaimNum);
    if (lines.some(({ ProcNum }) => procNums.includes(ProcNum))) await recalculateClaim(tx, claim);
  }
}
