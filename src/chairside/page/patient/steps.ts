/** The screens that the browser's own buttons lead to. */
export type Step = 'present' | 'review' | 'notNow';

/** What the browser keeps with an entry of its history, also through a reload; `depth` counts the steps from the plan. */
interface Kept {
  readonly step: Step;
  readonly depth: number;
}

const kept = (): Kept => history.state ?? { step: 'present', depth: 0 };

export const stepHere = (): Step => kept().step;

export const goTo = (step: Step) => history.pushState({ step, depth: kept().depth + 1 }, '');

/** Makes the present entry the plan's. */
export const becomePlan = () => history.replaceState({ ...kept(), step: 'present' }, '');

/** Back to the plan, whichever way led here. */
export const toPlan = () => history.go(-kept().depth);
