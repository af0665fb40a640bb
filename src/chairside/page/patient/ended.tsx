import { deviceHere } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Message } from '../surroundings.tsx';

export type EndedWhy = 'expired' | 'gone' | 'invalid' | 'signed';

/** The page of a hand-over that is over: it shows nothing of the plan. */
export function Ended({ why }: { why: EndedWhy }) {
  const { words } = useSpeech();
  return (
    <Message title={words.ended.title}>
      <p>{words.ended[why]}</p>
      <p>{words.endedNext[deviceHere()]}</p>
      <p>
        <a href="/chairside">{words.staffOnly}</a>
      </p>
    </Message>
  );
}

export function NotNow({ back }: { back: () => void }) {
  const { words } = useSpeech();
  return (
    <Message title={words.notNowTitle}>
      <p>{words.notNowText[deviceHere()]}</p>
      <button type="button" class="main" onClick={back}>
        {words.backToPlan}
      </button>
    </Message>
  );
}
