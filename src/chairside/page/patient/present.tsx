import { useRef, useState } from 'preact/hooks';
import type { Presentation } from '../answers.ts';
import { phasesOf, sumsOf, treatmentsOf } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';
import { Problem, TopBar } from '../surroundings.tsx';
import type { View } from '../words/words.ts';
import { Costs } from './costs.tsx';
import { Options } from './options.tsx';
import { Picture } from './picture.tsx';
import { PlanHead } from './plan-head.tsx';
import { useRoom } from './room.ts';
import { SumsList } from './sums.tsx';

const VIEWS: readonly View[] = ['both', 'picture', 'costs'];

/** Least width in pixels at which picture and costs are side by side. */
const SIDE_BY_SIDE = 950;
/** Below this width, a telephone's, picture and costs together say everything once: the costs, and in the picture a tap. */
const ONCE = 520;

interface Props {
  readonly shown: Presentation;
  readonly notice: 'changed' | 'consentChanged' | undefined;
  readonly view: View;
  show(view: View): void;
  review(): void;
  notNow(): void;
}

/** The plan as a picture and as costs; what is chosen in one is marked in the other. */
export function Present({ shown, notice, view, show, review, notNow }: Props) {
  const { words } = useSpeech();
  const [chosen, choose] = useState<number>();
  const treatments = treatmentsOf(shown, shown.chart, words);
  const sums = sumsOf(treatments);
  const main = useRef<HTMLElement>(null);
  const room = useRoom(main);
  const isBeside = room >= SIDE_BY_SIDE && view === 'both';
  const isOnce = room < ONCE && view === 'both';
  const toggle = (id: number) => choose((now) => (now === id ? undefined : id));
  return (
    <>
      <TopBar title={words.yourPlan} />
      <main class={isOnce ? 'once' : ''} ref={main}>
        <div class="lead">
          <div>
            <PlanHead shown={shown} />
          </div>
          <fieldset class="segments no-print">
            <legend class="hidden">{words.view}</legend>
            {VIEWS.map((name) => (
              <label class={name === view ? 'on' : ''}>
                <input type="radio" name="view" checked={name === view} onChange={() => show(name)} />
                {words.views[name]}
              </label>
            ))}
          </fieldset>
        </div>
        {notice && <Problem>{words[notice]}</Problem>}
        <div class={`halves show-${view} ${isBeside ? 'beside' : ''}`}>
          {view !== 'costs' && (
            <Picture
              key={shown.planDigest}
              shown={shown}
              treatments={treatments}
              plan={sums}
              // If the costs are beside the picture, they show the reason.
              isExplaining={!isBeside}
              isOnce={isOnce}
              chosen={chosen}
              choose={toggle}
            />
          )}
          {view !== 'picture' && (
            <Costs phases={phasesOf(treatments, words)} plan={sums} chosen={chosen} choose={toggle} />
          )}
        </div>
        {shown.plan.Note && (
          <section class="note">
            <h2>{words.note}</h2>
            <p dir="auto">{shown.plan.Note}</p>
          </section>
        )}
        {shown.alternatives.length > 0 && <Options shown={shown} />}
      </main>
      <footer class="sums">
        <SumsList treatments={treatments} />
        <div class="row no-print">
          <button type="button" onClick={notNow}>
            {words.notNow}
          </button>
          {treatments.length > 0 && (
            <button type="button" class="main" onClick={review}>
              {words.reviewAndSign}
            </button>
          )}
        </div>
      </footer>
    </>
  );
}
