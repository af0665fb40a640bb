import { formatCents } from '../../domain/money.ts';
import type { Step } from './step.ts';

/** An English sentence for a person about what a step did. */
export function sentenceOf(step: Step): string {
  switch (step.kind) {
    case 'untouched':
      return 'The row is on a claim or otherwise settled, so it is not recalculated.';
    case 'notBilled':
      return 'The procedure is not billed to this plan.';
    case 'fee':
      return step.quantity === 1
        ? `The fee is ${money(step.amount)}.`
        : `The fee is ${step.quantity} × ${money(step.unitFee)} = ${money(step.amount)}.`;
    case 'downgrade':
      return `The plan pays as if ${step.from} were ${step.to}.`;
    case 'allowed':
      return allowed(step);
    case 'copay':
      return step.rule === 'OVR-6'
        ? `The office has entered a copay of ${money(step.amount)}.`
        : `The patient pays a copay of ${money(step.amount)}.`;
    case 'capitation':
      return `Capitation: the patient pays ${money(step.copay)} and ${money(step.writeOff)} is written off.`;
    case 'deductible':
      return deductible(step);
    case 'percentage':
      return step.rule === 'OVR-2'
        ? `The office has entered ${step.percent} % for the plan to pay.`
        : `The plan pays ${step.percent} %.`;
    case 'otherInsurance':
      return `Other plans pay ${money(step.paid)}, which lowers ${money(step.before)} to ${money(step.after)}.`;
    case 'exclusion':
      return 'The plan excludes this procedure.';
    case 'ageLimit':
      return `The plan covers this up to age ${step.limit}; the patient is ${step.age}.`;
    case 'maximum':
      return maximum(step);
    case 'writeOff':
      return step.amount < 0 ? 'The plan has no write-off.' : `${money(step.amount)} is written off.`;
    case 'writeOffZeroed':
      return `A limit was reached, so the write-off of ${money(step.before)} does not apply.`;
    case 'writeOffSqueezed':
      return `The plans together would exceed the fee, so the write-off falls to ${money(step.after)}.`;
    case 'frequency':
      return step.allowed === 1
        ? `The plan pays for this once, and it has been done since ${step.since}.`
        : `The plan pays for this ${step.allowed} times, and that number is reached since ${step.since}.`;
    case 'waiting':
      return `The waiting period of the plan runs until ${step.until}.`;
    case 'estimate':
      return `The estimate is ${money(step.amount)}.`;
    case 'orthoCase':
      return `The plan pays ${money(step.paid)} of the orthodontic case of ${money(step.fee)}, so ${money(step.amount)} of this.`;
    case 'override':
      return step.rule === 'OVR-3'
        ? `The office has entered ${money(step.amount)} as the estimate.`
        : `The office has entered ${money(step.amount)} as the write-off.`;
    case 'discountPlan':
      return discountPlan(step);
    case 'patient':
      return patient(step);
  }
}

function allowed(step: Step & { kind: 'allowed' }): string {
  if (step.rule === 'ALW-4') return `The office has entered an allowed amount of ${money(step.amount)}.`;
  if (step.unitAllowed < 0) return `No allowed amount is on file; the plan counts from ${money(step.amount)}.`;
  if (step.rule === 'BB-1') return `The blue book expects the plan to allow ${money(step.amount)}.`;
  return `The plan allows ${money(step.amount)}.`;
}

function deductible(step: Step & { kind: 'deductible' }): string {
  if (step.rule === 'OVR-5') return `The office has entered a deductible of ${money(step.taken)}.`;
  if (step.rule === 'EST-2') return `The deductible of ${money(step.taken)} found last is taken again.`;
  if (step.taken === 0) return 'No deductible is taken.';
  return `A deductible of ${money(step.taken)} is taken; ${money(step.left)} of it was left.`;
}

function maximum(step: Step & { kind: 'maximum' }): string {
  const whose = step.isFamily ? 'family maximum' : 'maximum';
  if (step.left <= 0) return `The ${whose} of ${money(step.maximum)} is used up.`;
  const effect = step.after < step.before ? `, so ${money(step.before)} falls to ${money(step.after)}` : '';
  return `Of the ${whose} of ${money(step.maximum)}, ${money(step.left)} is left${effect}.`;
}

function discountPlan(step: Step & { kind: 'discountPlan' }): string {
  if (step.limitedBy === 'frequency') return 'The discount plan gives this no more often this year.';
  const limit = step.limitedBy === 'annualMax' ? ', which uses up its annual maximum' : '';
  return `The discount plan takes off ${money(step.amount)}${limit}.`;
}

function patient(step: Step & { kind: 'patient' }): string {
  const parts = [
    [step.primary, 'the first plan'],
    [step.secondary, 'the second plan'],
    [step.discount, 'write-offs and discounts'],
  ] as const;
  const less = parts.filter(([amount]) => amount !== 0).map(([amount, what]) => ` less ${money(amount)} of ${what}`);
  const tax = step.tax === 0 ? '' : ` plus ${money(step.tax)} tax`;
  return `The patient pays ${money(step.amount)}: ${money(step.fee)}${less.join('')}${tax}.`;
}

function money(dollars: number): string {
  return `$${formatCents(dollars)}`;
}
