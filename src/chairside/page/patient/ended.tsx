import { deviceHere } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Message } from '../surroundings.tsx';
import { Copy } from './copy.tsx';

export type EndedWhy = 'expired' | 'gone' | 'invalid' | 'signed';

/**
 * The page of a hand-over that is over: it shows nothing of the plan. Whoever opens a link again on a device of their own
 * still finds the copy of what was signed, until the minutes are over.
 */
export function Ended({ why, authorization }: { why: EndedWhy; authorization: string }) {
  const { words } = useSpeech();
  const device = deviceHere();
  return (
    <Message title={words.ended.title}>
      <p>{words.ended[why]}</p>
      <p>{words.endedNext[device]}</p>
      {why === 'signed' && device === 'byLink' && <Copy authorization={authorization} />}
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
