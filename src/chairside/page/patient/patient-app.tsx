import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Presentation } from '../answers.ts';
import { fetchFrom, jsonOf } from '../api.ts';
import { lockForPatient } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Away, Loading, TopBar } from '../surroundings.tsx';
import type { View } from '../words/words.ts';
import { Done } from './done.tsx';
import { forgetDraft, newAttempt, type Signed, useDraft } from './draft.ts';
import { Ended, type EndedWhy, NotNow } from './ended.tsx';
import { endedBy } from './ended-by.ts';
import { Present } from './present.tsx';
import { Review } from './review.tsx';
import { toPlan, useStep } from './steps.ts';

type Screen =
  | { readonly at: 'loading' | 'away' | 'open' }
  | { readonly at: 'ended'; readonly why: EndedWhy }
  | { readonly at: 'done'; readonly signed: Signed };

/** How often the page asks whether its plan is still as it is shown. */
const LOOK_AGAIN_MS = 20_000;

const token = location.hash.slice(1);
const authorization = `Handover ${token}`;

/** The patient's page: one plan, from its picture to the signature. */
export function PatientApp() {
  const { language, words } = useSpeech();
  const [shown, setShown] = useState<Presentation>();
  const [screen, setScreen] = useState<Screen>({ at: 'loading' });
  const [draft, change] = useDraft(token);
  const [notice, setNotice] = useState<'changed' | 'consentChanged'>();
  const [view, show] = useState<View>('both');
  useEffect(lockForPatient, []);

  // Of the plan as the patient has seen it last, also before a reload.
  const digest = useRef(draft.planDigest);
  const tag = useRef<string | null>(null);
  // While a signature is being sent, the token may already be used up: only the answer tells whether it was signed.
  const isSigning = useRef(false);
  const { step, go, becomePlan } = useStep(isSigning);
  const load = useCallback(async () => {
    if (isSigning.current) return;
    if (!token) return setScreen({ at: 'ended', why: 'invalid' });
    try {
      const path = `/ext/v1/present?language=${language}`;
      const response = await fetchFrom(authorization, path, { known: tag.current });
      if (response.status === 304 || isSigning.current) return;
      const fresh = await jsonOf<Presentation>(response);
      tag.current = response.headers.get('etag');
      const before = digest.current;
      digest.current = fresh.planDigest;
      if (before !== fresh.planDigest) change({ planDigest: fresh.planDigest });
      // The patient says who signs; until then it is the person whom the office expects.
      if (!before) change(({ name, relation }) => ({ relation: name ? relation : fresh.relation }));
      else if (before !== fresh.planDigest) {
        setNotice('changed');
        becomePlan();
        // Consent was given to something else, and lines may have other numbers.
        change({ agreedTo: '', declined: [], attempt: newAttempt() });
      }
      setShown(fresh);
      setScreen((now) => (now.at === 'loading' || now.at === 'away' ? { at: 'open' } : now));
    } catch (problem) {
      const why = endedBy(problem);
      if (isSigning.current) return;
      if (why) close({ at: 'ended', why });
      else setScreen((now) => (now.at === 'loading' ? { at: 'away' } : now));
    }
  }, [language]);

  function close(last: Screen): void {
    forgetDraft();
    setShown(undefined);
    setScreen(last);
  }

  useEffect(() => void load(), [load]);
  const isOpen = screen.at !== 'ended' && screen.at !== 'done';
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(load, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [load, isOpen]);
  useTopOfScreen(screen.at, step);

  if (screen.at === 'ended') return <Ended why={screen.why} authorization={authorization} />;
  if (screen.at === 'done') return <Done signed={screen.signed} authorization={authorization} />;
  if (screen.at === 'away') return <Away retry={load} />;
  if (!shown) return <Loading bar={<TopBar title={words.yourPlan} />} />;
  if (step === 'notNow') return <NotNow back={toPlan} />;
  if (step === 'review') {
    return (
      <Review
        shown={shown}
        draft={draft}
        change={change}
        authorization={authorization}
        isSigning={isSigning}
        back={() => history.back()}
        notNow={() => go('notNow')}
        signed={(signed) => close({ at: 'done', signed })}
        outdated={(what) => {
          setNotice(what);
          void load();
        }}
        ended={(why) => close({ at: 'ended', why })}
        notice={notice}
      />
    );
  }
  return (
    <Present
      shown={shown}
      notice={notice}
      view={view}
      show={show}
      review={() => {
        setNotice(undefined);
        go('review');
      }}
      notNow={() => go('notNow')}
    />
  );
}

/** A new screen is scrolled to its top before anybody can touch it, and is read aloud from its heading on. */
function useTopOfScreen(at: Screen['at'], step: string): void {
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    scrollTo(0, 0);
    if (!isFirst.current) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    if (at !== 'loading') isFirst.current = false;
  }, [at, step]);
}
