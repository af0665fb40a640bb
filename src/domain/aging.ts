import { addDays } from './calendar.ts';
import { exact, roundCents, sumOf } from './money.ts';

/** A charge (more than 0) or a credit (less than 0) of an account, in dollars. */
export interface AccountEntry {
  readonly date: string;
  readonly amount: number;
}

/** What is owed by the age of what it is owed for, and altogether; dollars, whole cents. */
export interface Aging {
  readonly Bal_0_30: number;
  readonly Bal_31_60: number;
  readonly Bal_61_90: number;
  readonly BalOver90: number;
  readonly Total: number;
}

/**
 * Ages an account on a day (`companions-insurance.md` 19.2): credits pay the oldest charges first, whatever they were
 * made for. Charges and credits of later days count in the total alone, so that an overpaid account has empty columns
 * and a negative total.
 */
export function ageAccount(entries: readonly AccountEntry[], today: string): Aging {
  const starts = [addDays(today, -90), addDays(today, -60), addDays(today, -30)];
  const charged: [number, number, number, number] = [0, 0, 0, 0];
  let credit = 0;
  for (const { date, amount } of entries) {
    if (date > today) continue;
    const column = starts.filter((start) => date >= start).length;
    if (amount > 0) charged[column] = exact(charged[column]! + amount);
    else credit = exact(credit - amount);
  }
  const [BalOver90, Bal_61_90, Bal_31_60, Bal_0_30] = charged.map((amount) => {
    const paid = Math.min(amount, credit);
    credit = exact(credit - paid);
    return roundCents(exact(amount - paid));
  }) as typeof charged;
  return { Bal_0_30, Bal_31_60, Bal_61_90, BalOver90, Total: roundCents(sumOf(entries.map(({ amount }) => amount))) };
}
