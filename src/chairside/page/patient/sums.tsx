import { sumOf } from '../../../domain/money.ts';
import { asksInsurance, insuranceOf, payerOf, sumsOf, type Treatment } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';

/**
 * What is charged, what others pay and what is left for the patient; discount and tax only if there are any, and
 * insurance only if one is asked.
 */
export function SumsList({ treatments }: { treatments: readonly Treatment[] }) {
  const { words, money, less } = useSpeech();
  const sums = sumsOf(treatments);
  const insurance = insuranceOf(sums);
  const tax = sumOf(treatments.map(({ TaxAmt = 0 }) => TaxAmt));
  return (
    <dl>
      <div>
        <dt>{words.fee}</dt>
        <dd>{money(sums.FeeAmt)}</dd>
      </div>
      {asksInsurance(treatments) && (
        <div>
          <dt>{payerOf(treatments, words)}</dt>
          <dd>{less(insurance)}</dd>
        </div>
      )}
      {sums.Discount !== 0 && (
        <div>
          <dt>{words.discount}</dt>
          <dd>{less(sums.Discount)}</dd>
        </div>
      )}
      {tax !== 0 && (
        <div>
          <dt>{words.tax}</dt>
          <dd>{less(-tax)}</dd>
        </div>
      )}
      <div class="pay">
        <dt>{words.youPay}</dt>
        <dd>{money(sums.PatAmt)}</dd>
      </div>
    </dl>
  );
}
