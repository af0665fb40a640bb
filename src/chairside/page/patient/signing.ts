import { useEffect, useState } from 'preact/hooks';
import type { Presentation, Proof } from '../answers.ts';
import { type ApiError, ask } from '../api.ts';
import { useSpeech } from '../speech.tsx';
import { inBox } from '../strokes.ts';
import { type Draft, newAttempt, type Signed } from './draft.ts';
import type { EndedWhy } from './ended.tsx';
import { endedBy } from './ended-by.ts';

export interface Signing {
  readonly shown: Presentation;
  readonly draft: Draft;
  readonly authorization: string;
  /** True from the moment the signature is sent until its answer is here. */
  readonly isSigning: { current: boolean };
  change(values: Partial<Draft>): void;
  signed(signed: Signed): void;
  outdated(what: 'changed' | 'consentChanged'): void;
  ended(why: EndedWhy): void;
}

/** Seconds between two tries to reach a server that is away. */
const TRY_AGAIN_MS = 3_000;

/** Sends the signature under what the patient `pays`. While the server is away it is sent again and again, always as the same attempt. */
export function useSigning(signing: Signing, pays: number) {
  const { shown, draft, authorization, isSigning, signed, outdated, ended, change } = signing;
  const { words } = useSpeech();
  const [state, setState] = useState<'ready' | 'sending' | 'away'>('ready');
  const [refusal, setRefusal] = useState('');
  const { name, relation, method, strokes, declined, attempt } = draft;
  const send = async () => {
    isSigning.current = true;
    setState('sending');
    setRefusal('');
    const body = {
      signerName: name.trim(),
      relation,
      method,
      ...(method === 'drawn' ? { strokes: inBox(strokes) } : {}),
      consent: { version: shown.consent.version, accepted: true },
      planDigest: shown.planDigest,
      declined,
    };
    try {
      const call = { method: 'POST', body, repeatable: attempt } as const;
      const proof = await ask<Proof & { plans: { signed: number } }>(authorization, '/ext/v1/present/signature', call);
      isSigning.current = false;
      signed({ proof, plan: proof.plans.signed, shown, setAside: declined.length, pays });
    } catch (problem) {
      const why = endedBy(problem);
      const { status, message } = problem as ApiError;
      if (!why && (status === 0 || status >= 500)) return setState('away');
      isSigning.current = false;
      if (why) return ended(why);
      setState('ready');
      // What is sent next is another attempt.
      change({ attempt: newAttempt() });
      if (status !== 409) return setRefusal(`${words.refused} ${message}`);
      outdated(/consent/i.test(message) ? 'consentChanged' : 'changed');
    }
  };
  useEffect(() => {
    if (state !== 'away') return;
    const timer = setTimeout(send, TRY_AGAIN_MS);
    return () => clearTimeout(timer);
  });
  return { state, refusal, send };
}
