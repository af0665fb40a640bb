import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { ClaimTrackingType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newTrackingInputs, trackingInputs } from './inputs.ts';

type ClaimTracking = Row<'claimtracking'>;

/** An entry, and the patient of the claim it is about. */
export type TrackedClaim = ClaimTracking & { readonly PatNum: Key };

/** Notes what became of a claim; the newest entry is the claim's own tracking (`companions-insurance.md` 13). */
export async function createTracking(tx: Transaction, sent: ValuesOf<typeof newTrackingInputs>): Promise<TrackedClaim> {
  const { TrackingDefNum = 0, TrackingErrorDefNum = 0, Note = '' } = sent;
  if (TrackingDefNum === 0) await refuseNone(tx);
  const claim = await requireRow(tx, 'claim', sent.ClaimNum, 'Claim');
  await requireDefinitions(tx, sent);
  await refuseOfDeletedPatient(tx, claim);
  const tracking = await insertRow(tx, 'claimtracking', {
    ClaimNum: claim.ClaimNum,
    TrackingType: ClaimTrackingType.StatusHistory,
    DateTimeEntry: tx.now,
    ...{ Note, TrackingDefNum, TrackingErrorDefNum },
  });
  await updateRow(tx, 'claim', claim, { CustomTracking: TrackingDefNum });
  return { ...tracking, PatNum: claim.PatNum };
}

/** Changes an entry; the claim follows its newest one. Nothing is written if the entry has these values already. */
export async function updateTracking(
  tx: Transaction,
  tracking: ClaimTracking,
  sent: ValuesOf<typeof trackingInputs>,
): Promise<TrackedClaim> {
  if (sent.TrackingDefNum === 0) await refuseNone(tx);
  const claim = await findRow(tx, 'claim', tracking.ClaimNum);
  await requireDefinitions(tx, sent);
  if (claim) await refuseOfDeletedPatient(tx, claim);
  const newest = await newestOf(tx, tracking.ClaimNum);
  const after = await updateRow(tx, 'claimtracking', tracking, sent);
  if (claim && after !== tracking && newest === tracking.ClaimTrackingNum) {
    await updateRow(tx, 'claim', claim, { CustomTracking: after.TrackingDefNum });
  }
  return { ...after, PatNum: claim?.PatNum ?? 0 };
}

async function refuseNone(handle: Handle): Promise<void> {
  if (await isPreferenceOn(handle, 'ClaimTrackingStatusExcludesNone')) throw badRequest('TrackingDefNum is required.');
}

type References = { readonly TrackingDefNum?: Key | undefined; readonly TrackingErrorDefNum?: Key | undefined };

async function requireDefinitions(handle: Handle, { TrackingDefNum, TrackingErrorDefNum }: References): Promise<void> {
  await requireDefinitionIfAny(handle, 'ClaimCustomTracking', TrackingDefNum, 'TrackingDefNum');
  await requireDefinitionIfAny(handle, 'ClaimErrorCode', TrackingErrorDefNum, 'TrackingErrorDefNum');
}

async function newestOf(handle: Handle, claimNum: Key): Promise<Key | undefined> {
  const newest = await handle.db
    .selectFrom('claimtracking')
    .select('ClaimTrackingNum')
    .where('ClaimNum', '=', claimNum)
    .orderBy('DateTimeEntry', 'desc')
    .orderBy('ClaimTrackingNum', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.ClaimTrackingNum;
}
