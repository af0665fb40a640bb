import { asksInsurance, insuranceOf, payerOf, sumsOf, type Treatment } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';

/**
 * What is charged, what others pay and what is left for the patient; a discount only if there is one, and insurance only
 * if one is asked.
 */
export function SumsList({ treatments }: { treatments: readonly Treatment[] }) {
  const { words, money, less } = useSpeech();
  const sums = sumsOf(treatments);
  const insurance = insuranceOf(sums);
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
      <div class="pay">
        <dt>{words.youPay}</dt>
        <dd>{money(sums.PatAmt)}</dd>
      </div>
    </dl>
  );
}
