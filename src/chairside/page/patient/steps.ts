import { useEffect, useState } from 'preact/hooks';

/** The screens that the browser's own buttons lead to. */
type Step = 'present' | 'review' | 'notNow';

/** What the browser keeps with an entry of its history, also through a reload; `depth` counts the steps from the plan. */
interface Kept {
  readonly step: Step;
  readonly depth: number;
}

const kept = (): Kept => history.state ?? { step: 'present', depth: 0 };

const stepHere = (): Step => kept().step;

const goTo = (step: Step) => history.pushState({ step, depth: kept().depth + 1 }, '');

/** Back to the plan, whichever way led here. */
export const toPlan = () => history.go(-kept().depth);

/** The browser's own buttons lead through the steps, and nowhere while `isHeld`. */
export function useStep(isHeld: { readonly current: boolean }) {
  const [step, setStep] = useState(stepHere);
  useEffect(() => {
    const moved = () => {
      if (isHeld.current) goTo('review');
      else setStep(stepHere());
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  return {
    step,
    go(next: Step) {
      goTo(next);
      setStep(next);
    },
    /** Makes the present entry of the history the plan's. */
    becomePlan() {
      history.replaceState({ ...kept(), step: 'present' }, '');
      setStep('present');
    },
  };
}
