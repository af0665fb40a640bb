import type { MoneyLine, Step, Sums } from './answers.ts';
import type { Formats } from './format.ts';
import { insuranceOf, isUnpaid, type Treatment } from './plan-view.ts';
import type { Words } from './words/words.ts';

type Line = MoneyLine & Partial<Pick<Treatment, 'deductibles' | 'isDiscountPlan'>>;
type Clause = string | false | undefined;

/** One sentence on why the patient pays this amount, from the amounts and, if there are any, the estimate's steps. */
export function reasonFor(line: Line, plan: Sums, formats: Pick<Formats, 'money' | 'date'>, words: Words): string {
  const { reason } = words;
  const { money } = formats;
  const { FeeAmt, FeeAllowed, Discount, PatAmt, TaxAmt = 0 } = line;
  const insurance = insuranceOf(line);
  const isInsured = insurance > 0 || line.estimates.length > 0 || isUnpaid(line, plan);
  if (FeeAmt === 0 && PatAmt === 0) return `${reason.free}.`;
  if (!isInsured && Discount === 0 && PatAmt === FeeAmt) return `${reason.feeOnly(money(FeeAmt))}.`;
  // 0 where none is on file (`insurance-estimates.md` TPL-4).
  const isCountedLess = FeeAllowed > 0 && FeeAllowed < FeeAmt && insurance > 0;
  const isDiscountPlan =
    line.steps?.some(({ kind }) => kind === 'discountPlan') || (line.isDiscountPlan && line.estimates.length === 0);
  // The patient's part is never below 0.
  const rest = Math.max(0, FeeAmt + TaxAmt - insurance - Discount);
  const clauses: Clause[] = [
    isCountedLess ? reason.allowed(money(FeeAmt), money(FeeAllowed)) : reason.fee(money(FeeAmt)),
    ...(isDiscountPlan ? [reason.discountPlan(money(insurance))] : insuranceClauses(line, isInsured, formats, words)),
    Discount > 0 && reason.discount(money(Discount)),
    Discount < 0 && reason.surcharge(money(-Discount)),
    TaxAmt > 0 && reason.tax(money(TaxAmt)),
    Math.abs(rest - PatAmt) < 0.005 ? reason.patient(money(PatAmt)) : reason.set(money(PatAmt)),
  ];
  return `${clauses.filter(Boolean).join('; ')}.`;
}

function insuranceClauses(line: Line, isInsured: boolean, formats: Pick<Formats, 'money' | 'date'>, words: Words) {
  const { reason } = words;
  const { money } = formats;
  const { PriInsAmt, SecInsAmt } = line;
  const [first] = line.estimates;
  const steps = first?.steps ?? [];
  const what = {
    isPaid: PriInsAmt > 0,
    isRefused: steps.some(isRefusal),
    isRest: steps.some(({ kind, amount, taken }) => /copay|deductible/.test(kind) && (taken ?? amount ?? 0) > 0),
  };
  const explained = steps.map((step) => clauseOf(step, what, formats, words));
  // Lines that another program saved have no steps, but their description names the deductible.
  const noted = first?.steps ? [] : (line.deductibles ?? []).map(reason.deductible);
  return [
    ...explained,
    ...noted,
    PriInsAmt > 0 && reason.pays(money(PriInsAmt)),
    SecInsAmt > 0 && reason.secondPays(money(SecInsAmt)),
    isInsured && insuranceOf(line) === 0 && reason.paysNothing,
  ];
}

const REFUSALS: ReadonlySet<string> = new Set(['exclusion', 'notBilled', 'ageLimit', 'frequency', 'waiting']);

/** Whether a step is by itself the reason that insurance pays nothing. */
const isRefusal = ({ kind, left = 0 }: Step) => REFUSALS.has(kind) || (kind === 'maximum' && left <= 0);

interface Outcome {
  readonly isPaid: boolean;
  readonly isRefused: boolean;
  /** Whether a percentage is of less than what is counted. */
  readonly isRest: boolean;
}

/** A patient's words for a step; most steps need none, since the amounts are shown anyway. */
function clauseOf(
  { kind, ...step }: Step,
  { isPaid, isRefused, isRest }: Outcome,
  { money, date }: Pick<Formats, 'money' | 'date'>,
  { reason }: Words,
): Clause {
  const { amount = 0, taken = 0, left = 0, before = 0, after = 0 } = step;
  switch (kind) {
    case 'downgrade':
      return isPaid && reason.downgrade(step.to ?? '');
    case 'copay':
      return amount > 0 && reason.copay(money(amount));
    case 'deductible':
      return taken > 0 && !isRefused && reason.deductible(money(taken));
    case 'percentage':
      return isPaid && reason.percent(step.percent ?? 0, isRest);
    case 'exclusion':
      return reason.excluded;
    case 'notBilled':
      return reason.notBilled;
    case 'ageLimit':
      return reason.ageLimit(step.limit ?? 0);
    case 'frequency':
      return reason.frequency(step.allowed ?? 0);
    case 'waiting':
      return reason.waiting(date(step.until ?? ''));
    case 'maximum':
      return left <= 0 ? reason.maximumUsed : after < before && reason.maximum(money(left));
    default:
      return undefined;
  }
}
