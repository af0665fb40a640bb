import { useEffect, useState } from 'preact/hooks';
import { fileAddress } from '../api.ts';
import { isolated } from '../format.ts';
import { deviceHere } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Message } from '../surroundings.tsx';
import type { Signed } from './draft.ts';

/** The last screen of a patient. The token is used up; for some minutes it still opens the copy of what was signed. */
export function Done({ signed: { proof, plan, setAside }, authorization }: { signed: Signed; authorization: string }) {
  const { words, time } = useSpeech();
  const { signerName, signedAt, digest } = proof.patient;
  const copy = useCopy(authorization);
  return (
    <Message title={words.doneTitle} sign="✓">
      <p class="large" role="status">
        {words.doneText(isolated(signerName ?? ''), time(signedAt ?? ''))}
      </p>
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
        {copy ? (
          <a class="button" href={copy} target="_blank" rel="noreferrer">
            {words.openPdf}
          </a>
        ) : (
          copy === undefined && (
            <button type="button" disabled>
              {words.openPdf}
            </button>
          )
        )}
      </div>
      <p class="no-print">
        <a href={`/chairside/treatplans/${plan}`}>{words.staffOnly}</a>
      </p>
    </Message>
  );
}

/** The PDF once it is here; null if it will not come. Then the office gives the copy. */
function useCopy(authorization: string): string | null | undefined {
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    fileAddress(authorization, '/ext/v1/present/pdf').then(setAddress, () => setAddress(null));
  }, [authorization]);
  return address;
}
