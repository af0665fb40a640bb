import type { Transaction } from '../../db/handle.ts';
import { findRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { membersOfFamily, membersOfSuperFamily, requireGuarantor } from '../../practice/people/families.ts';
import { FAMILY, keepPopups, keepSuperFamilyPopups } from '../../practice/people/popups.ts';

type Patient = Row<'patient'>;

/** A change of guarantor that is allowed. */
interface FamilyMove {
  /** The patient's guarantor after the change. */
  readonly guarantor: Key;
  readonly sentence: string | undefined;
  make(tx: Transaction): Promise<void>;
}

/**
 * What a Guarantor that was sent means for this patient (`companions-people.md` 2.6, Guarantor): nothing, a new head of
 * the same family, a family of the patient's own, or another family. Refuses with 404 and 400 and changes nothing
 * itself.
 */
export async function moveToFamily(tx: Transaction, patient: Patient, wanted: Key): Promise<FamilyMove | undefined> {
  if (wanted === patient.Guarantor) return undefined;
  const family = await membersOfFamily(tx, patient.Guarantor);
  const isHead = patient.Guarantor === patient.PatNum;
  const successor = family.find((member) => member.PatNum === wanted && member.PatNum !== patient.PatNum);
  if (successor) {
    if (!isHead) {
      throw badRequest(
        'Guarantor cannot be changed to a different family member unless the patient is the current guarantor.',
      );
    }
    refuseDeletedPatient(successor, 'Guarantor');
    return { guarantor: wanted, sentence: undefined, make: (unit) => handOver(unit, family, successor) };
  }
  if (wanted === patient.PatNum) return leave(patient, family[0]!);
  const target = await requireGuarantor(tx, wanted);
  if (isHead && family.length > 1) throw badRequest('Guarantor cannot be moved while other family members remain.');
  if (patient.SuperFamily === patient.PatNum && (await membersOfSuperFamily(tx, patient.PatNum)).length > 1) {
    throw badRequest('The head of a super family cannot be moved.');
  }
  return join(patient, family[0]!, target, isHead);
}

/**
 * Makes another member the guarantor of everybody, and moves to that member what is written about the family's money.
 */
async function handOver(tx: Transaction, family: readonly Patient[], successor: Patient): Promise<void> {
  const [old] = family as [Patient, ...Patient[]];
  for (const member of family) {
    const note =
      member.PatNum === old.PatNum
        ? { FamFinUrgNote: '' }
        : member.PatNum === successor.PatNum
          ? { FamFinUrgNote: old.FamFinUrgNote ?? '' }
          : {};
    await updateRow(tx, 'patient', member, { Guarantor: successor.PatNum, ...note });
  }
  await moveFinancialNote(tx, old.PatNum, successor.PatNum, (_there, moved) => moved);
  if (old.SuperFamily !== old.PatNum) return;
  for (const member of await membersOfSuperFamily(tx, old.PatNum)) {
    await updateRow(tx, 'patient', member, { SuperFamily: successor.PatNum });
  }
}

function leave(patient: Patient, oldGuarantor: Patient): FamilyMove {
  return {
    guarantor: patient.PatNum,
    sentence: 'Patient moved to new family.',
    async make(tx) {
      const family = await membersOfFamily(tx, oldGuarantor.PatNum);
      await keepPopups(tx, [patient.PatNum], family, oldGuarantor.PatNum, FAMILY);
      await updateRow(tx, 'patient', patient, { Guarantor: patient.PatNum });
    },
  };
}

function join(patient: Patient, oldGuarantor: Patient, target: Patient, isHead: boolean): FamilyMove {
  return {
    guarantor: target.PatNum,
    sentence: `Patient moved from family of '${nameOf(oldGuarantor)}' to existing family of '${nameOf(target)}'`,
    async make(tx) {
      if (!isHead) {
        const family = await membersOfFamily(tx, oldGuarantor.PatNum);
        await keepPopups(tx, [patient.PatNum], family, oldGuarantor.PatNum, FAMILY);
      }
      if (![0, patient.PatNum, target.SuperFamily].includes(patient.SuperFamily)) {
        await keepSuperFamilyPopups(tx, [patient.PatNum], patient.SuperFamily, target.SuperFamily !== 0);
      }
      await updateRow(tx, 'patient', patient, {
        Guarantor: target.PatNum,
        SuperFamily: target.SuperFamily,
        ...(isHead ? { FamFinUrgNote: '' } : {}),
      });
      if (!isHead) return;
      await updateRow(tx, 'patient', target, { FamFinUrgNote: joined(target.FamFinUrgNote, patient.FamFinUrgNote) });
      await moveFinancialNote(tx, patient.PatNum, target.PatNum, joined);
    },
  };
}

const nameOf = ({ LName, FName }: Patient) => `${LName}, ${FName}`;

const joined = (first: string | null, second: string | null) => [first, second].filter(Boolean).join('\r\n');

async function moveFinancialNote(
  tx: Transaction,
  from: Key,
  to: Key,
  merge: (there: string | null, moved: string | null) => string | null,
): Promise<void> {
  const source = await findRow(tx, 'patientnote', from);
  const target = await findRow(tx, 'patientnote', to);
  if (!source?.FamFinancial || !target) return;
  await updateRow(tx, 'patientnote', target, { FamFinancial: merge(target.FamFinancial, source.FamFinancial) });
  await updateRow(tx, 'patientnote', source, { FamFinancial: '' });
}
