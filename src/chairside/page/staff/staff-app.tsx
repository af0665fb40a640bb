import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api.ts';
import { type Ended, isHandedOver, signedIn, signOut, watchSession } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { TopBar } from '../surroundings.tsx';
import { FindPatient } from './find-patient.tsx';
import { HandOver } from './hand-over.tsx';
import { OpenPdf } from './open-pdf.tsx';
import { Plans } from './plans.tsx';
import { ProofOfPlan } from './proof.tsx';
import { refusalOf } from './refusal.ts';
import { SignIn } from './sign-in.tsx';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

/** The office's pages, after signing in. Every screen has an address, so that the browser's buttons work. */
export function StaffApp() {
  const { words } = useSpeech();
  const staff = useStaffWords();
  const [authorization, setAuthorization] = useState(signedIn);
  const [ended, setEnded] = useState<Ended>(() => (isHandedOver() ? 'locked' : undefined));
  const [path, setPath] = useState(location.pathname);

  // In memory only, and until somebody signs out or asks for another patient.
  const sought = useRef('');
  const end = useCallback((why: Ended) => {
    sought.current = '';
    setEnded(why);
    setAuthorization(undefined);
  }, []);
  useEffect(() => watchSession(end), [end]);
  useEffect(() => {
    const moved = () => setPath(location.pathname);
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  // After a button, a screen reader goes on at the beginning of the new screen, or where the screen wants something typed.
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useLayoutEffect(() => {
    const isThere = main.current?.contains(document.activeElement);
    if (shown.current !== path && !isThere) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  const go = useCallback((next: string) => {
    history.pushState(null, '', next);
    setPath(next);
    scrollTo(0, 0);
  }, []);

  if (!authorization) {
    return (
      <SignIn
        why={ended}
        done={() => {
          setEnded(undefined);
          setAuthorization(signedIn());
        }}
      />
    );
  }
  const told = (problem: unknown): string => {
    if (!(problem instanceof ApiError)) throw problem;
    const { sentence, isOfKeys } = refusalOf(problem, words, staff);
    if (isOfKeys) {
      signOut();
      end('ended');
    }
    return sentence;
  };
  const other = () => {
    sought.current = '';
    go('/chairside');
  };
  const leave = () => {
    signOut();
    end(undefined);
    go('/chairside');
  };
  return (
    <>
      <TopBar title={words.staffTitle}>
        <button type="button" class="quiet" onClick={other}>
          {staff.otherPatient}
        </button>
        <button type="button" class="quiet" onClick={leave}>
          {staff.signOut}
        </button>
      </TopBar>
      <main class="staff" key={path} ref={main} tabIndex={-1}>
        {screenAt(path, { authorization, go, told }, sought)}
      </main>
    </>
  );
}

function screenAt(path: string, props: StaffProps, sought: { current: string }) {
  const [, kind, number, what] = /^\/chairside\/(patients|treatplans)\/(\d+)(?:\/(\w+))?\/?$/.exec(path) ?? [];
  const id = Number(number);
  if (kind === 'patients') return <Plans {...props} patNum={id} />;
  if (kind === 'treatplans' && what === 'handover') return <HandOver {...props} treatPlanNum={id} />;
  if (kind === 'treatplans' && what === 'pdf') return <OpenPdf {...props} treatPlanNum={id} />;
  if (kind === 'treatplans') return <ProofOfPlan {...props} treatPlanNum={id} />;
  return <FindPatient {...props} sought={sought} />;
}
