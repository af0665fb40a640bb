import { compare } from './compare.ts';
import type { Key } from './key.ts';
import { exact, sumOf } from './money.ts';

/** Whose account something stands on, and for whom. */
export interface Owner {
  readonly patNum: Key;
  readonly provNum: Key;
  readonly clinicNum: Key;
}

/** What a payment can pay: done work, an adjustment, or the interest or principal of a payment plan's charge. */
export interface Charge extends Owner {
  readonly kind: 'procedure' | 'adjustment' | 'interest' | 'principal';
  /** ProcNum, AdjNum or PayPlanChargeNum. */
  readonly key: Key;
  /** Of a plan's charge; else 0. */
  readonly payPlanNum: Key;
  readonly date: string;
  /** Dollars still to be paid; less than 0 where more was paid than asked. */
  readonly open: number;
}

/** Money that lies on an account without anything it was paid for. */
export interface Credit extends Owner {
  /** Dollars, more than 0. */
  readonly amount: number;
}

export interface Part {
  readonly charge: Charge;
  /** Dollars, more than 0. */
  readonly amount: number;
}

const KINDS: readonly Charge['kind'][] = ['procedure', 'adjustment', 'interest', 'principal'];

/** The order in which charges are paid: the oldest first; on a day work, adjustments, interest, principal. */
export function inOrderOfPayment(charges: readonly Charge[]): Charge[] {
  return [...charges].sort(
    (one, other) =>
      compare(one.date, other.date) ||
      KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
      compare(one.key, other.key),
  );
}

/** Pays charges one after the other, each as far as the money reaches. `rest` is what nothing was open for. */
export function payInTurn(charges: readonly Charge[], dollars: number): { parts: Part[]; rest: number } {
  const parts: Part[] = [];
  let rest = dollars;
  for (const charge of charges) {
    const amount = Math.min(charge.open, rest);
    if (amount <= 0) continue;
    parts.push({ charge, amount });
    rest = exact(rest - amount);
  }
  return { parts, rest };
}

/** The charges as they stand once these parts are paid. */
export function afterPayment(charges: readonly Charge[], parts: readonly Part[]): Charge[] {
  return charges.map((charge) => {
    const paid = sumOf(parts.filter((part) => part.charge === charge).map(({ amount }) => amount));
    return paid === 0 ? charge : { ...charge, open: exact(charge.open - paid) };
  });
}

const samePatient = (one: Owner, other: Owner) => one.patNum === other.patNum;
const sameProvider = (one: Owner, other: Owner) => one.provNum === other.provNum;
const sameClinic = (one: Owner, other: Owner) => one.clinicNum === other.clinicNum;

/** From the nearest to anybody (`companions-insurance.md` 17.3, step 4). */
const NEARNESS: readonly ((one: Owner, other: Owner) => boolean)[] = [
  (one, other) => samePatient(one, other) && sameProvider(one, other) && sameClinic(one, other),
  (one, other) => samePatient(one, other) && sameProvider(one, other),
  (one, other) => samePatient(one, other) && sameClinic(one, other),
  samePatient,
  () => true,
];

/**
 * What is left open when money on account is taken for charges it was not paid for: the oldest charges first, those of
 * the same patient, provider and clinic before all others; at last what was overpaid on one charge pays another. The
 * charges of `lastOf` are the last that money of others is taken for.
 */
export function useCredits(charges: readonly Charge[], credits: readonly Credit[], lastOf?: Key): Charge[] {
  const left = inOrderOfPayment(charges).map((charge) => ({ ...charge }));
  const overpaid = left.filter(({ open }) => open < 0).map((charge) => ({ ...charge, amount: exact(-charge.open) }));
  const turns =
    lastOf === undefined ? left : [...left].sort((a, b) => Number(isOf(a, lastOf)) - Number(isOf(b, lastOf)));
  const pools = credits.map((credit) => ({ ...credit }));
  for (const isNear of NEARNESS)
    for (const pool of pools)
      spend(
        pool,
        turns.filter((charge) => isNear(charge, pool)),
      );
  for (const pool of overpaid) spend(pool, turns);
  return left;
}

const isOf = ({ patNum }: Owner, who: Key) => patNum === who;

function spend(pool: { amount: number }, charges: readonly { open: number }[]): void {
  for (const charge of charges) {
    const amount = Math.min(charge.open, pool.amount);
    if (amount <= 0) continue;
    charge.open = exact(charge.open - amount);
    pool.amount = exact(pool.amount - amount);
  }
}
