import type { Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import {
  foundSuperFamily,
  membersOfFamily,
  membersOfSuperFamily,
  requireSuperFamilyHead,
} from '../../practice/people/families.ts';
import { endSuperFamilyPopups, keepSuperFamilyPopups } from '../../practice/people/popups.ts';

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
  const keeping = (isForAnother: boolean) => keep(tx, family, patient.SuperFamily, isForAnother);
  if (wanted === 0 && headed) return disband(tx, patient.SuperFamily);
  if (wanted === 0) {
    await keeping(false);
    for (const member of family) await updateRow(tx, 'patient', member, { SuperFamily: 0, HasSuperBilling: 0 });
    return;
  }
  const head = await requireSuperFamilyHead(tx, wanted);
  if (others.length > 0) throw badRequest('The head of a super family cannot be moved.');
  if (patient.SuperFamily !== 0 && !headed) await keeping(true);
  await foundSuperFamily(tx, head);
  for (const member of family) await updateRow(tx, 'patient', member, { SuperFamily: head.PatNum, HasSuperBilling: 1 });
}

const isOutside = (family: readonly Patient[]) => (one: Patient) =>
  !family.some((member) => member.PatNum === one.PatNum);

/** The popups of a super family that a family leaves. */
function keep(tx: Transaction, family: readonly Patient[], head: Key, isForAnother: boolean): Promise<void> {
  const [guarantor, ...others] = family.map(({ PatNum }) => PatNum);
  return keepSuperFamilyPopups(tx, [guarantor!, ...others], head, isForAnother);
}

async function disband(tx: Transaction, head: Key): Promise<void> {
  for (const member of await membersOfSuperFamily(tx, head)) {
    await endSuperFamilyPopups(tx, member.PatNum);
    await updateRow(tx, 'patient', member, { SuperFamily: 0, HasSuperBilling: 0 });
  }
}
