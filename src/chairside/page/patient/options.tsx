import type { PlanWithMoney, Presentation } from '../answers.ts';
import { type Treatment, treatmentsOf } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';
import { SumsList } from './sums.tsx';

/** The plan and its alternatives in columns: what is done, and what it costs. */
export function Options({ shown }: { shown: Presentation }) {
  const { words } = useSpeech();
  return (
    <section class="options">
      <h2>{words.options}</h2>
      <ul class="columns">
        <Option option={shown} treatments={treatmentsOf(shown, shown.chart, words)} isThis />
        {shown.alternatives.map((option) => (
          <Option option={option} treatments={treatmentsOf(option, undefined, words, shown.chart)} isThis={false} />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  readonly option: PlanWithMoney;
  readonly treatments: readonly Treatment[];
  readonly isThis: boolean;
}

function Option({ option, treatments, isThis }: Props) {
  const { words } = useSpeech();
  return (
    <li class={isThis ? 'card this' : 'card'}>
      <p class="tag">{isThis ? words.thisPlan : words.otherPlan}</p>
      <h3>{option.plan.Heading}</h3>
      <ul class="plain">
        {treatments.map(({ name, place }) => (
          <li>
            {name}
            {place && <span class="where">{place}</span>}
          </li>
        ))}
      </ul>
      <SumsList treatments={treatments} />
    </li>
  );
}
