import { useState } from 'preact/hooks';
import type { Handover, Patient, Plan } from '../answers.ts';
import { ask, fetchFrom } from '../api.ts';
import { isolated } from '../format.ts';
import { handDeviceOver } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import { useLoaded } from './loaded.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

const DEFAULT_MINUTES = 15;

/**
 * Gives a plan to its patient: on this device, which is then locked for everything else, or by a link for another one.
 */
export function HandOver({ authorization, treatPlanNum, go, told }: StaffProps & { treatPlanNum: number }) {
  const { date } = useSpeech();
  const staff = useStaffWords();
  const [refusal, setRefusal] = useState('');
  const [link, setLink] = useState<Handover | 'withdrawn'>();
  const [beside, setBeside] = useState<readonly number[]>([]);
  const { isBusy, start } = useOneAtATime();
  const [minutes, setMinutes] = useState(String(DEFAULT_MINUTES));
  const { answer, problem } = useLoaded(() => load(authorization, treatPlanNum), told, [authorization, treatPlanNum]);
  if (!answer) return problem ? <Problem>{problem}</Problem> : <div class="ghost tall" aria-busy="true" />;
  const { plan, patient, others } = answer;
  const path = `/ext/v1/treatplans/${treatPlanNum}/handover`;

  const attempt = (work: () => Promise<void>) =>
    start(() =>
      work().then(
        () => setRefusal(''),
        (refused) => setRefusal(told(refused)),
      ),
    );
  const make = () =>
    ask<Handover>(authorization, path, {
      method: 'POST',
      body: { minutes: Number(minutes), alternatives: beside },
    });
  const here = async () => {
    const { token } = await make();
    handDeviceOver();
    // The page of the staff gives its place in the browser's history away.
    location.replace(`/chairside/present/${treatPlanNum}#${token}`);
    // A tap before it is gone would replace the token.
    await new Promise(() => {});
  };
  const forOther = async () => setLink(await make());
  const withdraw = async () => {
    await fetchFrom(authorization, path, { method: 'DELETE' });
    setLink('withdrawn');
  };
  const toggle = (number: number) =>
    setBeside(beside.includes(number) ? beside.filter((one) => one !== number) : [...beside, number]);

  return (
    <>
      <h2>{staff.handOverTitle}</h2>
      <div class="card stack">
        <p class="heading">{[isolated(plan.Heading), date(plan.DateTP)].filter(Boolean).join(', ')}</p>
        <p>{staff.handOverText(isolated(`${patient.FName} ${patient.LName}`))}</p>
        {others.length > 0 && (
          <fieldset>
            <legend>{staff.showBeside}</legend>
            {others.map(({ TreatPlanNum, Heading, DateTP }) => (
              <label class="check">
                <input type="checkbox" checked={beside.includes(TreatPlanNum)} onChange={() => toggle(TreatPlanNum)} />
                <span>{[isolated(Heading), date(DateTP)].filter(Boolean).join(', ')}</span>
              </label>
            ))}
          </fieldset>
        )}
        <label class="field short">
          {staff.minutes}
          <input
            type="number"
            min={1}
            max={60}
            value={minutes}
            onInput={({ currentTarget }) => setMinutes(currentTarget.value)}
          />
        </label>
        {refusal && <Problem>{refusal}</Problem>}
        <div class="row">
          <button type="button" class="main" aria-disabled={isBusy} onClick={() => attempt(here)}>
            {staff.handOverNow}
          </button>
          <button type="button" aria-disabled={isBusy} onClick={() => attempt(forOther)}>
            {staff.forOther}
          </button>
          <button type="button" class="quiet" onClick={() => go(`/chairside/patients/${plan.PatNum}`)}>
            {staff.back}
          </button>
        </div>
        <div role="status">
          {link === 'withdrawn' && <p>{staff.withdrawn}</p>}
          {link && link !== 'withdrawn' && (
            <Link key={link.url} link={link} isBusy={isBusy} withdraw={() => attempt(withdraw)} />
          )}
        </div>
      </div>
    </>
  );
}

/** The address for the other device. */
function Link({ link, isBusy, withdraw }: { link: Handover; isBusy: boolean; withdraw(): void }) {
  const { time } = useSpeech();
  const staff = useStaffWords();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(link.url).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <p>{staff.link}:</p>
      <p class="link">
        <code>{link.url}</code>
      </p>
      {isLocal(link.url) && <p>{staff.linkIsLocal}</p>}
      <p class="soft">{staff.until(time(link.expires))}</p>
      <div class="row">
        {navigator.clipboard && (
          <button type="button" onClick={copy}>
            {staff.copyLink}
          </button>
        )}
        <button type="button" aria-disabled={isBusy} onClick={withdraw}>
          {staff.withdraw}
        </button>
      </div>
      {isCopied && <p>{staff.copied}</p>}
    </>
  );
}

/** Whether no other machine reaches this address. */
const isLocal = (url: string) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);

async function load(authorization: string, treatPlanNum: number) {
  const { plan } = await ask<{ plan: Plan }>(authorization, `/ext/v1/treatplans/${treatPlanNum}`);
  const [patient, plans] = await Promise.all([
    ask<Patient>(authorization, `/v1/patients/${plan.PatNum}`),
    ask<Plan[]>(authorization, `/v1/treatplans?PatNum=${plan.PatNum}`),
  ]);
  const others = plans.filter((other) => other.TreatPlanNum !== treatPlanNum && other.isSigned === 'false');
  return { plan, patient, others };
}
