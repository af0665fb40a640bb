import { badRequest } from '../domain/refusal.ts';
import { type Input, moneyInput } from './input.ts';

/** How an amount is stored that says nothing: `-1`. */
const NO_AMOUNT = -1;

/** Dollars, not below 0; `-1` says that there is no such amount. */
export function amountOrNone(description: string): Input<number, false> {
  const plain = moneyInput({ description, negative: true });
  return {
    ...plain,
    read(sent, name) {
      const amount = plain.read(sent, name);
      if (amount < 0 && amount !== NO_AMOUNT) throw badRequest(`${name} is invalid.`);
      return amount;
    },
  };
}
