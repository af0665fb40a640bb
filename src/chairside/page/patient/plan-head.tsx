import type { Presentation } from '../answers.ts';
import { isolated } from '../format.ts';
import { useSpeech } from '../speech.tsx';

/** Which plan it is: its heading, for whom, of which day, and from which office. */
export function PlanHead({ shown: { plan, patientName, practiceName } }: { shown: Presentation }) {
  const { words, date } = useSpeech();
  return (
    <>
      <p class="heading">{isolated(plan.Heading)}</p>
      <p class="soft">{words.preparedFor(isolated(patientName), date(plan.DateTP))}</p>
      {practiceName && <p class="soft">{isolated(practiceName)}</p>}
    </>
  );
}
