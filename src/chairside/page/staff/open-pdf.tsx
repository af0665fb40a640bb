import { fileAddress } from '../api.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import { useLoaded } from './loaded.ts';
import type { StaffProps } from './staff-props.ts';

export const pdfAddress = (authorization: string, treatPlanNum: number) =>
  fileAddress(authorization, `/ext/v1/treatplans/${treatPlanNum}/pdf`);

export function OpenPdf({ authorization, treatPlanNum, go, told }: StaffProps & { treatPlanNum: number }) {
  const { words } = useSpeech();
  const { answer, problem } = useLoaded(() => pdfAddress(authorization, treatPlanNum), told, [treatPlanNum]);
  return (
    <div class="card stack">
      {problem && <Problem>{problem}</Problem>}
      {answer && (
        <a class="button main" href={answer} target="_blank" rel="noreferrer">
          {words.openPdf}
        </a>
      )}
      <button type="button" class="quiet" onClick={() => go(`/chairside/treatplans/${treatPlanNum}`)}>
        {words.staff.proofTitle}
      </button>
    </div>
  );
}
