import type { Handle, Reader, Transaction } from '../../db/handle.ts';
import { updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { type Aging, ageAccount } from '../../domain/aging.ts';
import { compare } from '../../domain/compare.ts';
import { PatStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { exact, roundCents, sumOf } from '../../domain/money.ts';
import { familyMembersOf, membersOfFamily } from '../people/families.ts';
import { accountOf } from './account-entries.ts';

type Patient = Row<'patient'>;

interface FamilyBalances extends Aging {
  /** Dollars that claims which were sent are expected to pay and write off. */
  readonly InsEst: number;
  readonly unearned: number;
  /** In the order of the family. */
  readonly members: readonly { readonly patient: Patient; readonly balance: number; readonly pending: number }[];
}

/** A guarantor and every patient who names this guarantor, deleted patients included. */
interface Family {
  readonly guarantor: Key;
  readonly everybody: readonly Patient[];
}

/** The families of these patients, each once. A number that no patient has is passed over. */
export async function familiesOf(handle: Handle, patNums: readonly Key[]): Promise<Family[]> {
  const families: Family[] = [];
  for (const patNum of new Set(patNums)) {
    if (families.some(({ everybody }) => everybody.some(({ PatNum }) => PatNum === patNum))) continue;
    const family = await familyAround(handle, patNum);
    if (family) families.push(family);
  }
  return families;
}

/** Whoever is about to lock a family asks for it, and whoever keeps its balances at the end of the same unit of work. */
export const familyAround = (reader: Reader, patNum: Key): Promise<Family | undefined> =>
  reader.remember(`family of ${patNum}`, async () => {
    const everybody = await familyMembersOf(reader, patNum);
    return everybody.length === 0 ? undefined : { guarantor: everybody[0]!.Guarantor, everybody };
  });

/**
 * A patient's family without deleted patients: the guarantor, then the others by age (`companions-insurance.md` 19.1).
 */
export async function familyOf(handle: Handle, { Guarantor }: Patient): Promise<Patient[]> {
  return inAccount({ guarantor: Guarantor, everybody: await membersOfFamily(handle, Guarantor) });
}

function inAccount({ guarantor, everybody }: Family): Patient[] {
  const order = ({ PatNum, Birthdate }: Patient) => (PatNum === guarantor ? '' : Birthdate);
  return everybody
    .filter(({ PatStatus: s }) => s !== PatStatus.Deleted)
    .sort((one, other) => compare(order(one), order(other)));
}

/** What a patient's family owes today, from the rows as they stand (`companions-insurance.md` 19.2). Writes nothing. */
export async function familyBalances(handle: Handle, patient: Patient): Promise<FamilyBalances> {
  return balancesOf(handle, await familyOf(handle, patient));
}

async function balancesOf(handle: Handle, family: readonly Patient[]): Promise<FamilyBalances> {
  const { entries, pending, unearned } = await accountOf(
    handle,
    family.map(({ PatNum }) => PatNum),
  );
  const ownSum = (rows: readonly { patNum: Key; amount: number }[], { PatNum }: Patient) =>
    roundCents(sumOf(rows.filter(({ patNum }) => patNum === PatNum).map(({ amount }) => amount)));
  return {
    ...ageAccount(entries, handle.today),
    InsEst: roundCents(sumOf(pending.map(({ amount }) => amount))),
    unearned: roundCents(unearned),
    members: family.map((member) => ({
      patient: member,
      balance: ownSum(entries, member),
      pending: ownSum(pending, member),
    })),
  };
}

/** What is left of a balance once the claims that were sent are paid as expected. */
export const afterInsurance = (balance: number, pending: number): number => exact(balance - pending);

/**
 * Everybody in the families of these patients, deleted ones included. They are all locked while money is written, since
 * the balances of all of them may change. A number that no patient has is passed over.
 */
export async function familyToLock(handle: Handle, patNums: readonly Key[]): Promise<readonly Key[]> {
  return numbersOf(await familiesOf(handle, patNums));
}

export const numbersOf = (families: readonly Family[]): Key[] =>
  families.flatMap(({ everybody }) => everybody.map(({ PatNum }) => PatNum));

const EMPTY = { Bal_0_30: 0, Bal_31_60: 0, Bal_61_90: 0, BalOver90: 0, BalTotal: 0, InsEst: 0 };

/**
 * Keeps the balances that are stored with the patients of a family: EstBalance of each, and the aged columns of the
 * whole family in the guarantor's row (`companions-insurance.md` 1.5, AGE). The caller must have locked them.
 */
export async function keepBalances(tx: Transaction, family: Family): Promise<void> {
  const { members, unearned: _, Total, ...aged } = await balancesOf(tx, inAccount(family));
  for (const { patient: member, balance } of members) {
    const columns = member.PatNum === family.guarantor ? { ...aged, BalTotal: Total } : EMPTY;
    await updateRow(tx, 'patient', member, { EstBalance: balance, ...columns });
  }
}
