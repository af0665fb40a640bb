import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { copyToReferrals } from '../../practice/people/referral-copies.ts';
import { auditPatientEdit } from './audit.ts';
import { moveToFamily } from './move-family.ts';
import { moveToSuperFamily } from './move-super-family.ts';
import { plainColumns, refuseValues, requireNamed, type SentPatient } from './rules.ts';
import { followPatientStatus, refuseAwakening } from './status.ts';

type Patient = Row<'patient'>;

/** PUT patients: changes what was sent and what follows from it (`companions-people.md` 2.6). */
export async function updatePatient(tx: Transaction, patient: Patient, sent: SentPatient): Promise<Patient> {
  if (sent.Guarantor !== undefined && sent.SuperFamily !== undefined) {
    throw badRequest('Guarantor and SuperFamily cannot both be specified.');
  }
  const billingType = await requireNamed(tx, sent, patient);
  refuseDeletedPatient(patient);
  await refuseAwakening(tx, patient, sent);
  const move = sent.Guarantor === undefined ? undefined : await moveToFamily(tx, patient, sent.Guarantor);
  await refuseValues(tx, sent, patient.PatNum);
  const guarantor = move?.guarantor ?? patient.Guarantor;
  if (sent.FamFinUrgNote && guarantor !== patient.PatNum) {
    throw badRequest('FamFinUrgNote can only be set for a guarantor.');
  }

  await move?.make(tx);
  if (sent.SuperFamily !== undefined) await moveToSuperFamily(tx, patient, sent.SuperFamily);
  const moved = (await findRow(tx, 'patient', patient.PatNum))!;
  const updated = await updateRow(tx, 'patient', moved, {
    ...plainColumns(sent),
    ...(billingType === undefined ? {} : { BillingType: billingType }),
  });
  if (updated.PatStatus !== patient.PatStatus) await followPatientStatus(tx, updated);
  await copyToReferrals(tx, patient, updated);
  await auditPatientEdit(tx, patient, updated, move?.sentence);
  return updated;
}
