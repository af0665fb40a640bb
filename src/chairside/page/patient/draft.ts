import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import type { Presentation, Proof } from '../answers.ts';
import type { Strokes } from '../strokes.ts';
import type { Method, Relation } from '../words/words.ts';

/** What the patient has entered so far. It survives a reload of the tab, and nothing else. */
export interface Draft {
  readonly name: string;
  readonly relation: Relation;
  readonly method: Method;
  readonly strokes: Strokes;
  /** Version of the text that was agreed to; empty for none. Another language has another text. */
  readonly agreedTo: string;
  /** Of the plan to which the consent belongs; empty before the plan is there. */
  readonly planDigest: string;
  /** ProcTPNums of what is set aside. */
  readonly declined: readonly number[];
  /** The id of one signing: if it is sent again after a lost answer, nothing is signed twice. */
  readonly attempt: string;
}

/** The answer to a signature, and what was signed. */
export interface Signed {
  readonly proof: Proof;
  readonly plan: number;
  readonly shown: Presentation;
  readonly setAside: number;
  readonly pays: number;
}

const KEPT = 'chairside-draft';

/** Not `crypto.randomUUID`: a browser has that only where the connection is encrypted, or on the server's own machine. */
export const newAttempt = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

const freshDraft = (): Draft => ({
  name: '',
  relation: 'patient',
  method: 'typed',
  strokes: [],
  agreedTo: '',
  planDigest: '',
  declined: [],
  attempt: newAttempt(),
});

/** The draft that was kept for this token. A draft of another hand-over is not shown. */
function keptDraft(token: string): Draft | undefined {
  const text = sessionStorage.getItem(KEPT);
  if (!text) return undefined;
  const kept = JSON.parse(text) as { token: string; draft: Draft };
  return kept.token === token ? kept.draft : undefined;
}

/** The draft of this token, and how to change it. */
export function useDraft(token: string) {
  const [draft, setDraft] = useState<Draft>(() => keptDraft(token) ?? freshDraft());
  const change = useCallback(
    (values: Partial<Draft> | ((now: Draft) => Partial<Draft>)) =>
      setDraft((now) => ({ ...now, ...(typeof values === 'function' ? values(now) : values) })),
    [],
  );
  // Not as an effect, which runs after the next frame: a tab that is closed or reloaded at once must have kept it.
  useLayoutEffect(() => sessionStorage.setItem(KEPT, JSON.stringify({ token, draft })), [draft]);
  return [draft, change] as const;
}

export const forgetDraft = () => sessionStorage.removeItem(KEPT);
