import { useEffect, useRef, useState } from 'preact/hooks';
import type { Presentation, Proof } from '../answers.ts';
import { type ApiError, ask } from '../api.ts';
import { isolated } from '../format.ts';
import { sumsOf, treatmentsOf } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';
import { inBox } from '../strokes.ts';
import { Problem, TopBar } from '../surroundings.tsx';
import type { Method, Relation } from '../words/words.ts';
import { Accept } from './accept.tsx';
import { type Draft, newAttempt, type Signed } from './draft.ts';
import type { EndedWhy } from './ended.tsx';
import { endedBy } from './ended-by.ts';
import { Pad } from './pad.tsx';

interface Props {
  readonly shown: Presentation;
  readonly draft: Draft;
  readonly authorization: string;
  /** True from the moment the signature is sent until its answer is here. */
  readonly isSigning: { current: boolean };
  readonly notice: 'changed' | 'consentChanged' | undefined;
  change(values: Partial<Draft>): void;
  back(): void;
  notNow(): void;
  signed(signed: Signed): void;
  outdated(what: 'changed' | 'consentChanged'): void;
  ended(why: EndedWhy): void;
}

const RELATIONS: readonly Relation[] = ['patient', 'guardian'];
const METHODS: readonly Method[] = ['typed', 'drawn'];

/** Seconds between two tries to reach a server that is away. */
const TRY_AGAIN_MS = 3_000;

/** The last screen before signing: what is agreed to, by whom, and the signature itself. */
export function Review(props: Props) {
  const { shown, draft, change, notice } = props;
  const { words, money, date } = useSpeech();
  const [missing, setMissing] = useState<keyof typeof words.missing>();
  const form = useRef<HTMLFormElement>(null);
  const treatments = treatmentsOf(shown, shown.chart, words);
  const accepted = treatments.filter(({ id }) => !draft.declined.includes(id));
  const { state, refusal, send } = useSigning(props);
  // Until there is an answer, nobody knows whether this is signed, so it can be neither changed nor left.
  const isSent = state !== 'ready';

  const submit = (event: Event) => {
    event.preventDefault();
    if (state === 'sending') return;
    const lacks = whatIsMissing(draft);
    setMissing(lacks);
    if (lacks) return form.current?.querySelector<HTMLElement>(`[data-for="${lacks}"]`)?.focus();
    if (accepted.length === 0) return;
    // The fields are locked from now on, and the focus would be nowhere if it were in one of them.
    form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
    void send();
  };

  return (
    <>
      <TopBar title={words.reviewTitle} />
      <main class="review">
        {notice === 'consentChanged' && <Problem>{words.consentChanged}</Problem>}
        <form ref={form} onSubmit={submit} noValidate>
          <fieldset class="card" disabled={isSent}>
            <legend>{words.acceptTitle}</legend>
            <p class="heading">{words.reviewPlan(isolated(shown.plan.Heading), date(shown.plan.DateTP))}</p>
            <Accept treatments={treatments} draft={draft} change={change} />
          </fieldset>

          <fieldset class="card" disabled={isSent}>
            <legend>{words.consentTitle}</legend>
            <p class="consent">{shown.consent.text}</p>
            <label class="check">
              <input
                type="checkbox"
                data-for="consent"
                checked={draft.consented}
                aria-describedby={missing === 'consent' ? 'missing' : undefined}
                onChange={({ currentTarget }) => change({ consented: currentTarget.checked })}
              />
              {words.consent}
            </label>
            {missing === 'consent' && <Missing>{words.missing.consent}</Missing>}
          </fieldset>

          <fieldset class="card" disabled={isSent}>
            <legend>{words.relationTitle}</legend>
            {shown.relation === 'guardian' && <p class="soft above">{words.minor(isolated(shown.patientName))}</p>}
            <div class="choices">
              {RELATIONS.map((relation) => (
                <Choice
                  name="relation"
                  text={words.relation[relation]}
                  isOn={draft.relation === relation}
                  choose={() => change({ relation })}
                />
              ))}
            </div>
            <label class="field">
              {words.name}
              <input
                type="text"
                dir="auto"
                data-for="name"
                autoComplete="off"
                maxLength={255}
                value={draft.name}
                aria-invalid={missing === 'name'}
                aria-describedby={missing === 'name' ? 'missing' : undefined}
                onInput={({ currentTarget }) => change({ name: currentTarget.value })}
              />
            </label>
            {missing === 'name' && <Missing>{words.missing.name}</Missing>}
          </fieldset>

          <fieldset class="card" disabled={isSent}>
            <legend>{words.methodTitle}</legend>
            <div class="choices">
              {METHODS.map((method) => (
                <Choice
                  name="method"
                  text={words.method[method]}
                  isOn={draft.method === method}
                  choose={() => change({ method })}
                />
              ))}
            </div>
            {draft.method === 'typed' ? (
              <p class="soft">{words.typedHint}</p>
            ) : (
              <Pad strokes={draft.strokes} change={(strokes) => change({ strokes })} />
            )}
            {missing === 'strokes' && <Missing>{words.missing.strokes}</Missing>}
          </fieldset>

          {state === 'away' && <Problem>{words.away}</Problem>}
          {refusal && <Problem>{refusal}</Problem>}
          <div class="row end decide">
            <button type="button" disabled={isSent} onClick={props.back}>
              {words.back}
            </button>
            <button type="button" disabled={isSent} onClick={props.notNow}>
              {words.notNow}
            </button>
            <button type="submit" class="main" disabled={accepted.length === 0} aria-disabled={state === 'sending'}>
              {state === 'sending'
                ? words.signing
                : state === 'away'
                  ? words.awayRetry
                  : words.sign(money(sumsOf(accepted).PatAmt))}
            </button>
          </div>
        </form>
      </main>
    </>
  );
}

function whatIsMissing({ consented, name, method, strokes }: Draft): 'consent' | 'name' | 'strokes' | undefined {
  if (!consented) return 'consent';
  if (!name.trim()) return 'name';
  return method === 'drawn' && strokes.length === 0 ? 'strokes' : undefined;
}

/** Sends the signature. While the server is away it is sent again and again, always as the same attempt. */
function useSigning({ shown, draft, authorization, isSigning, signed, outdated, ended, change }: Props) {
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
      signed({ proof, plan: proof.plans.signed, setAside: declined.length });
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

interface ChoiceProps {
  readonly name: string;
  readonly text: string;
  readonly isOn: boolean;
  choose(): void;
}

function Choice({ name, text, isOn, choose }: ChoiceProps) {
  return (
    <label class={isOn ? 'choice on' : 'choice'}>
      <input type="radio" name={name} checked={isOn} onChange={choose} />
      {text}
    </label>
  );
}

function Missing({ children }: { children: string }) {
  return (
    <p class="problem" role="alert" id="missing">
      {children}
    </p>
  );
}
