import type { Transaction } from '../../db/practice.ts';
import { updateRow } from '../../db/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import {
  foundSuperFamily,
  membersOfFamily,
  membersOfSuperFamily,
  requireSuperFamilyHead,
} from '../../practice/people/families.ts';
import { endSuperFamilyPopups, keepPopups, SUPER_FAMILY } from '../../practice/people/popups.ts';

type Patient = Row<'patient'>;

/**
 * Moves the patient's whole family into a super family; with 0 moves it out, or ends the super family that it heads
 * (`companions-people.md` 2.6, SuperFamily).
 */
export async function moveToSuperFamily(tx: Transaction, patient: Patient, wanted: Key): Promise<void> {
  if (wanted === patient.SuperFamily) return;
  const family = await membersOfFamily(tx, patient.Guarantor);
  const headed = patient.SuperFamily !== 0 && patient.SuperFamily === patient.Guarantor;
  const others = headed ? (await membersOfSuperFamily(tx, patient.SuperFamily)).filter(isOutside(family)) : [];
  if (wanted === 0) return headed ? disband(tx, patient.SuperFamily) : leave(tx, family, patient.SuperFamily);
  const head = await requireSuperFamilyHead(tx, wanted);
  if (others.length > 0) throw badRequest('The head of a super family cannot be moved.');
  await foundSuperFamily(tx, head);
  for (const member of family) await updateRow(tx, 'patient', member, { SuperFamily: head.PatNum, HasSuperBilling: 1 });
}

const isOutside = (family: readonly Patient[]) => (one: Patient) =>
  !family.some((member) => member.PatNum === one.PatNum);

async function leave(tx: Transaction, family: readonly Patient[], head: Key): Promise<void> {
  const [guarantor, ...others] = family.map(({ PatNum }) => PatNum);
  await keepPopups(tx, [guarantor!, ...others], await membersOfSuperFamily(tx, head), head, SUPER_FAMILY);
  for (const member of family) {
    await updateRow(tx, 'patient', member, { SuperFamily: 0, HasSuperBilling: 0 });
  }
}

async function disband(tx: Transaction, head: Key): Promise<void> {
  for (const member of await membersOfSuperFamily(tx, head)) {
    await endSuperFamilyPopups(tx, member.PatNum);
    await updateRow(tx, 'patient', member, { SuperFamily: 0, HasSuperBilling: 0 });
  }
}
