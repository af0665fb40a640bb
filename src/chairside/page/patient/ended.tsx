import { useSpeech } from '../speech.tsx';
import { Message } from '../surroundings.tsx';

export type EndedWhy = 'gone' | 'invalid' | 'signed';

/** The page of a hand-over that is over: it shows nothing of the plan. */
export function Ended({ why }: { why: EndedWhy }) {
  const { words } = useSpeech();
  return (
    <Message title={words.ended.title}>
      <p>{words.ended[why]}</p>
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
      <p>{words.notNowText}</p>
      <button type="button" class="main" onClick={back}>
        {words.backToPlan}
      </button>
    </Message>
  );
}
