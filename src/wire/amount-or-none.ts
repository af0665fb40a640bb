import { type Input, moneyInput } from './input.ts';
import { narrowed } from './narrowed-inputs.ts';

/** How an amount is stored that says nothing: `-1`. */
const NO_AMOUNT = -1;

/** Dollars, not below 0; `-1` says that there is no such amount. */
export const amountOrNone = (description: string): Input<number, false> =>
  narrowed(moneyInput({ description, negative: true }), (amount) => amount >= 0 || amount === NO_AMOUNT);
