import { exact } from '../domain/money.ts';
import type { LineEstimate } from './insurance-estimates.ts';

/** What the money of a saved row is made of, in dollars. */
export interface LineMoney {
  /** Of one unit. */
  readonly procFee: number;
  readonly quantity: number;
  /** The procedure's own discount. */
  readonly discount: number;
  readonly taxAmt: number;
  /** What a discount plan gives; 0 without one. */
  readonly discountPlanAmount: number;
  readonly insurance: Pick<LineEstimate, 'primary' | 'secondary' | 'writeOff'>;
}

/**
 * The amounts of a saved row (`treatment-plans.md` 3.8). What a discount plan gives stands in PriInsAmt, unless the
 * patient is insured too. Nothing is rounded to cents.
 */
export function amountsOfLine({ procFee, quantity, discount, taxAmt, discountPlanAmount, insurance }: LineMoney) {
  const FeeAmt = exact(procFee * quantity);
  const PriInsAmt = insurance.primary ?? discountPlanAmount;
  const SecInsAmt = insurance.secondary;
  const Discount = exact(insurance.writeOff + discount);
  const left = exact(FeeAmt - PriInsAmt - SecInsAmt - Discount + taxAmt);
  return { FeeAmt, PriInsAmt, SecInsAmt, Discount, PatAmt: Math.max(0, left), TaxAmt: taxAmt };
}
