import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { PatStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { synchRecalls } from '../../practice/chart/recalls.ts';
import { isMergedAway } from '../../practice/people/merged.ts';

/** A patient who was merged into another one stays archived (`companions-people.md` 2.6). */
export async function refuseAwakening(
  tx: Transaction,
  { PatNum, PatStatus: stored }: Row<'patient'>,
  sent: { readonly PatStatus?: number | undefined },
): Promise<void> {
  if (stored !== PatStatus.Archived || (sent.PatStatus ?? stored) === stored) return;
  if (await isMergedAway(tx, PatNum)) throw badRequest('PatStatus of a merged patient cannot be changed.');
}

/**
 * Only recalls of active patients are enabled: any other status disables them, and this one enables them
 * (`companions-people.md` 2.6).
 */
export async function followPatientStatus(tx: Transaction, patient: Row<'patient'>): Promise<void> {
  const isPatient = patient.PatStatus === PatStatus.Patient;
  const recalls = await rowsWhere(tx, 'recall', 'PatNum', patient.PatNum);
  for (const recall of recalls) {
    const changed = await updateRow(
      tx,
      'recall',
      recall,
      isPatient ? { IsDisabled: 0 } : { IsDisabled: 1, DateDue: MIN_DATE },
    );
    if (changed === recall) continue;
    await recordAudit(tx, {
      permission: 'RecallEdit',
      patNum: patient.PatNum,
      key: recall.RecallNum,
      action: 'Updated',
      detail: `Recall ${isPatient ? 'enabled' : 'disabled'} by a change of the patient's status.`,
    });
  }
  if (isPatient && recalls.length > 0) await synchRecalls(tx, patient.PatNum, patient.PatStatus);
}
