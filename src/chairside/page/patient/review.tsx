import { useRef, useState } from 'preact/hooks';
import { isolated } from '../format.ts';
import { sumsOf, treatmentsOf } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';
import { Problem, TopBar } from '../surroundings.tsx';
import { Accept } from './accept.tsx';
import { Consent, type Lack, Signature, Signer, whatIsMissing } from './signer.tsx';
import { type Signing, useSigning } from './signing.ts';

interface Props extends Signing {
  readonly notice: 'changed' | 'consentChanged' | undefined;
  back(): void;
  notNow(): void;
}

/** The last screen before signing: what is agreed to, by whom, and the signature itself. */
export function Review(props: Props) {
  const { shown, draft, change, notice } = props;
  const { words, money, date } = useSpeech();
  const [missing, setMissing] = useState<Lack>();
  const form = useRef<HTMLFormElement>(null);
  const treatments = treatmentsOf(shown, shown.chart, words);
  const accepted = treatments.filter(({ id }) => !draft.declined.includes(id));
  const pays = sumsOf(accepted).PatAmt;
  const { state, refusal, send } = useSigning(props, pays);
  // Until there is an answer, nobody knows whether this is signed, so it can be neither changed nor left.
  const isSent = state !== 'ready';

  const submit = (event: Event) => {
    event.preventDefault();
    if (state === 'sending') return;
    const lacks = whatIsMissing(draft, shown.consent.version);
    setMissing(lacks);
    if (lacks) return form.current?.querySelector<HTMLElement>(`[data-for="${lacks}"]`)?.focus();
    if (accepted.length === 0) return;
    // The fields are locked from now on, and the focus would be nowhere if it were in one of them.
    form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
    void send();
  };
  const part = { draft, missing, change };

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
            <Consent consent={shown.consent} {...part} />
          </fieldset>
          <fieldset class="card" disabled={isSent}>
            <Signer minor={shown.relation === 'guardian' ? shown.patientName : undefined} {...part} />
          </fieldset>
          <fieldset class="card" disabled={isSent}>
            <Signature {...part} />
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
              {state === 'sending' ? words.signing : state === 'away' ? words.awayRetry : words.sign(money(pays))}
            </button>
          </div>
        </form>
      </main>
    </>
  );
}
