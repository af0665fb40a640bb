import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';

type Patient = Row<'patient'>;

/** The copies that a referral keeps of a patient who refers others (`companions-people.md` 2.6, Effects). */
export async function copyToReferrals(tx: Transaction, before: Patient, after: Patient): Promise<void> {
  if (before === after) return;
  const copied = copiedToReferral(after);
  for (const referral of await rowsWhere(tx, 'referral', 'PatNum', after.PatNum)) {
    await updateRow(tx, 'referral', referral, copied);
  }
}

/** The columns a referral takes from its patient. */
export function copiedToReferral(patient: Patient): Partial<Row<'referral'>> {
  const telephone = (patient.HmPhone ?? '').replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return {
    LName: patient.LName,
    FName: patient.FName,
    MName: patient.MiddleI,
    Address: patient.Address,
    Address2: patient.Address2,
    City: patient.City,
    ST: (patient.State ?? '').slice(0, 2),
    SSN: (patient.SSN ?? '').slice(0, 9),
    Zip: (patient.Zip ?? '').slice(0, 10),
    EMail: patient.Email,
    Telephone: telephone.length === 10 ? telephone : '',
  };
}
