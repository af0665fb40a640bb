import type { Plan } from '../answers.ts';
import { ask, fileAddress } from '../api.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import { useLoaded } from './loaded.ts';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

export const pdfAddress = (authorization: string, treatPlanNum: number) =>
  fileAddress(authorization, `/ext/v1/treatplans/${treatPlanNum}/pdf`);

/** The plan on paper: a link, since a browser opens no window that nobody asked for. */
export function OpenPdf({ authorization, treatPlanNum, go, told }: StaffProps & { treatPlanNum: number }) {
  const { words } = useSpeech();
  const staff = useStaffWords();
  const { answer, problem } = useLoaded(() => load(authorization, treatPlanNum), told, [treatPlanNum]);
  return (
    <div class="card stack">
      {problem && <Problem>{problem}</Problem>}
      {answer && (
        <a class="button main" href={answer.address} target="_blank" rel="noreferrer">
          {words.openPdf}
        </a>
      )}
      {answer && (
        <button type="button" class="quiet" onClick={() => go(`/chairside/patients/${answer.plan.PatNum}`)}>
          {staff.back}
        </button>
      )}
    </div>
  );
}

async function load(authorization: string, treatPlanNum: number) {
  const [address, { plan }] = await Promise.all([
    pdfAddress(authorization, treatPlanNum),
    ask<{ plan: Plan }>(authorization, `/ext/v1/treatplans/${treatPlanNum}`),
  ]);
  return { address, plan };
}
