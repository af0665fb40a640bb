import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { roundCents, sumOf } from '../../domain/money.ts';
import { afterInsurance, familyBalances } from '../../practice/accounts/balances.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';

/** The fields of GET Aging, by `companions-insurance.md` 19.2. */
export async function agingOf(handle: Handle, patNum: Key): Promise<Record<string, unknown>> {
  const patient = await requireLivePatient(handle, patNum);
  const { members, unearned, InsEst, ...aged } = await familyBalances(handle, patient);
  const own = members.find((member) => member.patient.PatNum === patNum)!;
  return {
    ...aged,
    InsEst,
    EstBal: afterInsurance(aged.Total, InsEst),
    PatEstBal: afterInsurance(own.balance, own.pending),
    Unearned: unearned,
  };
}

/** The rows of GET PatientBalances: everybody of the family, also those who owe nothing, and the family as a whole. */
export async function patientBalancesOf(handle: Handle, patNum: Key): Promise<Record<string, unknown>[]> {
  const patient = await requireLivePatient(handle, patNum);
  const { members } = await familyBalances(handle, patient);
  const all = roundCents(sumOf(members.map(({ balance }) => balance)));
  return [
    ...members.map((member) => ({
      PatNum: member.patient.PatNum,
      Name: nameOf(member.patient),
      Balance: member.balance,
    })),
    { PatNum: patient.Guarantor, Name: 'Entire Family', Balance: all },
  ];
}

const nameOf = ({ LName, FName }: Row<'patient'>) => `${LName ?? ''}, ${FName ?? ''}`;
