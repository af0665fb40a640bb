import type { Handle, Transaction } from '../../../db/handle.ts';
import { findRow, updateRow } from '../../../db/rows/rows.ts';
import { AptStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { type CoveringPlan, coverageOf } from './coverage.ts';

const { Complete, Broken, PtNote, PtNoteCompleted } = AptStatus;

/** The patient's plans that are not medical: the first is primary for claims and appointments (`companions-insurance.md` 5.6). */
export async function dentalCoverage(handle: Handle, patNum: Key): Promise<CoveringPlan[]> {
  return (await coverageOf(handle, patNum)).filter(({ plan }) => !plan.IsMedical);
}

/**
 * Does what follows when a patient's coverage changes, apart from estimates: sets the mark that the patient has
 * insurance, and names the plans on appointments that are still open (`companions-insurance.md` 5.3, steps 5 and 6).
 */
export async function followCoverage(tx: Transaction, patNum: Key): Promise<void> {
  const patient = await findRow(tx, 'patient', patNum);
  const covered = await coverageOf(tx, patNum);
  if (patient) await updateRow(tx, 'patient', patient, { HasIns: covered.length > 0 ? 'I' : '' });
  const [first, second] = await dentalCoverage(tx, patNum);
  const appointments = await tx.db
    .selectFrom('appointment')
    .selectAll()
    .where('PatNum', '=', patNum)
    .where('AptStatus', 'not in', [Complete, Broken, PtNote, PtNoteCompleted])
    .execute();
  for (const appointment of appointments) {
    await updateRow(tx, 'appointment', appointment, {
      InsPlan1: first?.plan.PlanNum ?? 0,
      InsPlan2: second?.plan.PlanNum ?? 0,
    });
  }
}
