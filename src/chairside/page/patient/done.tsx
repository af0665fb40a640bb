import { isolated } from '../format.ts';
import { deviceHere } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Message } from '../surroundings.tsx';
import { Copy } from './copy.tsx';
import type { Signed } from './draft.ts';
import { PlanHead } from './plan-head.tsx';

/** The last screen of a patient. The token is used up; for some minutes it still opens the copy of what was signed. */
export function Done({ signed, authorization }: { signed: Signed; authorization: string }) {
  const { words, money, time } = useSpeech();
  const { proof, plan, shown, setAside, pays } = signed;
  const { signerName, signedAt, digest } = proof.patient;
  return (
    <Message title={words.doneTitle} sign="✓">
      <p class="large" role="status">
        {words.doneText(isolated(signerName ?? ''), time(signedAt ?? ''))}
      </p>
      <div>
        <PlanHead shown={shown} />
        <p>
          {words.youPay} <b>{money(pays)}</b>
        </p>
      </div>
      {setAside > 0 && <p>{words.doneSetAside(setAside)}</p>}
      <p>{words.doneHandBack[deviceHere()]}</p>
      <p class="seal">
        {words.seal}
        <br />
        <code>{digest}</code>
      </p>
      <div class="row no-print">
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
        <Copy authorization={authorization} />
      </div>
      <p class="no-print">
        <a href={`/chairside/treatplans/${plan}`}>{words.staffOnly}</a>
      </p>
    </Message>
  );
}
