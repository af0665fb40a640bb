import { addDays, addMonths, weekday } from './calendar.ts';
import { PayPlanFrequency } from './enums.ts';
import { exact } from './money.ts';

/** What a dynamic payment plan was agreed on (`companions-insurance.md` 18). */
export interface PayPlanTerms {
  readonly frequency: PayPlanFrequency;
  /** Yearly percentage rate. */
  readonly apr: number;
  /** Due date of the first charge. */
  readonly start: string;
  /** No charge before this day has interest. */
  readonly interestStart: string;
  /** Dollars of one charge, interest included. */
  readonly payAmt: number;
}

/** One charge of a plan, in dollars. */
export interface PlannedCharge {
  readonly date: string;
  readonly principal: number;
  readonly interest: number;
}

const PERIODS_A_YEAR: Readonly<Record<PayPlanFrequency, number>> = {
  [PayPlanFrequency.Weekly]: 52,
  [PayPlanFrequency.EveryOtherWeek]: 26,
  [PayPlanFrequency.OrdinalWeekday]: 12,
  [PayPlanFrequency.Monthly]: 12,
  [PayPlanFrequency.Quarterly]: 4,
};

const rateOf = (apr: number, frequency: PayPlanFrequency) => apr / 100 / PERIODS_A_YEAR[frequency];

/** Charges of a plan at most: who pays less at a time would never end. */
const MOST_CHARGES = 2000;

/** What is due at each of `count` charges to pay off `dollars`, rounded up to the cent. */
export function paymentFor(dollars: number, count: number, apr: number, frequency: PayPlanFrequency): number {
  const rate = rateOf(apr, frequency);
  const payment = rate === 0 ? dollars / count : (dollars * rate) / (1 - (1 + rate) ** -count);
  return Math.ceil(exact(payment * 100)) / 100;
}

/** Due date of the charge with this index, the first being 0. */
export function chargeDate(start: string, frequency: PayPlanFrequency, index: number): string {
  switch (frequency) {
    case PayPlanFrequency.Weekly:
      return addDays(start, 7 * index);
    case PayPlanFrequency.EveryOtherWeek:
      return addDays(start, 14 * index);
    case PayPlanFrequency.Quarterly:
      return addMonths(start, 3 * index);
    case PayPlanFrequency.OrdinalWeekday:
      return sameWeekday(start, index);
    default:
      return addMonths(start, index);
  }
}

/** The second Tuesday of a later month for a second Tuesday; a fifth one that a month lacks is its last. */
function sameWeekday(start: string, months: number): string {
  const nth = Math.ceil(Number(start.slice(8)) / 7);
  const first = addMonths(`${start.slice(0, 8)}01`, months);
  const found = addDays(first, ((weekday(start) - weekday(first) + 7) % 7) + 7 * (nth - 1));
  return found.slice(0, 7) === first.slice(0, 7) ? found : addDays(found, -7);
}

/**
 * The charges that pay off `dollars`; undefined where they would never end, or not within 2,000 of them. Interest is
 * rounded per period in plain binary arithmetic, as the page's own sample comes about: 13.71 on 552.00.
 */
export function chargesOf(dollars: number, terms: PayPlanTerms): PlannedCharge[] | undefined {
  const rate = rateOf(terms.apr, terms.frequency);
  const charges: PlannedCharge[] = [];
  for (let remaining = dollars, index = 0; exact(remaining) >= 0.005; index++) {
    const date = chargeDate(terms.start, terms.frequency, index);
    const interest = date < terms.interestStart ? 0 : Math.round(remaining * rate * 100) / 100;
    const principal = Math.min(exact(terms.payAmt - interest), exact(remaining));
    if (principal <= 0 || index === MOST_CHARGES) return undefined;
    charges.push({ date, principal, interest });
    remaining -= principal;
  }
  return charges;
}
