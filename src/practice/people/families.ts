import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseDeletedPatient } from '../office/patients.ts';

type Patient = Row<'patient'>;

/** All patients with this guarantor, the guarantor first. */
export async function membersOfFamily(handle: Handle, guarantor: Key): Promise<Patient[]> {
  return guarantorFirst(await rowsWhere(handle, 'patient', 'Guarantor', guarantor));
}

/** The same of the family that a patient is in, who is one of them; nobody where there is no such patient. */
export async function familyMembersOf({ db }: Reader, patNum: Key): Promise<Patient[]> {
  const members = await db
    .selectFrom('patient as own')
    .innerJoin('patient as member', 'member.Guarantor', 'own.Guarantor')
    .selectAll('member')
    .where('own.PatNum', '=', patNum)
    .orderBy('member.PatNum')
    .execute();
  return guarantorFirst(members);
}

const guarantorFirst = (members: Patient[]) =>
  members.sort((one, other) => Number(other.PatNum === other.Guarantor) - Number(one.PatNum === one.Guarantor));

/** Everybody in a super family, by number. */
export function membersOfSuperFamily(handle: Handle, head: Key): Promise<Patient[]> {
  return rowsWhere(handle, 'patient', 'SuperFamily', head);
}

/** The guarantor that a body names: 404 without such a patient, 400 for a deleted one or one in somebody else's family. */
export async function requireGuarantor(handle: Handle, patNum: Key): Promise<Patient> {
  const guarantor = await requireRow(handle, 'patient', patNum, 'Guarantor');
  refuseDeletedPatient(guarantor, 'Guarantor');
  if (guarantor.Guarantor !== guarantor.PatNum) throw badRequest('Guarantor must be the guarantor of a family.');
  return guarantor;
}

/**
 * The head of a super family that a body names (`companions-people.md` 2.5). 404 without such a patient; 400 for a
 * patient who is deleted, no guarantor, or in somebody else's super family.
 */
export async function requireSuperFamilyHead(handle: Handle, patNum: Key): Promise<Patient> {
  const head = await requireRow(handle, 'patient', patNum, 'SuperFamily');
  refuseDeletedPatient(head, 'SuperFamily');
  const isHead = head.Guarantor === head.PatNum && (head.SuperFamily === 0 || head.SuperFamily === head.PatNum);
  if (!isHead) throw badRequest('SuperFamily must be the head of a super family.');
  return head;
}

/** Makes the head's whole family a super family unless it is one already. */
export async function foundSuperFamily(tx: Transaction, head: Patient): Promise<void> {
  if (head.SuperFamily === head.PatNum) return;
  for (const member of await membersOfFamily(tx, head.PatNum)) {
    await updateRow(tx, 'patient', member, { SuperFamily: head.PatNum, HasSuperBilling: 1 });
  }
}
