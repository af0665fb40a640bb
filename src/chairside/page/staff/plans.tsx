import { useState } from 'preact/hooks';
import type { Patient, Plan, PlanWithMoney, Proof } from '../answers.ts';
import { ask } from '../api.ts';
import { isolated } from '../format.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import { useLoaded } from './loaded.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

type Group = 'open' | 'live' | 'alternatives' | 'signed';
type Whole = Pick<PlanWithMoney, 'plan' | 'money'> & { readonly proof: Proof };

const GROUPS: readonly Group[] = ['open', 'live', 'alternatives', 'signed'];

const groupOf = ({ TPStatus, isSigned }: Plan): Group => {
  if (TPStatus === 'Saved') return isSigned === 'true' ? 'signed' : 'open';
  return TPStatus === 'Active' ? 'live' : 'alternatives';
};

/** All plans of one patient, by what can be done with them. */
export function Plans({ authorization, patNum, go, told }: StaffProps & { patNum: number }) {
  const { date } = useSpeech();
  const staff = useStaffWords();
  const { answer, problem } = useLoaded(() => load(authorization, patNum), told, [authorization, patNum]);
  if (!answer) return problem ? <Problem>{problem}</Problem> : <div class="ghost tall" aria-busy="true" />;
  const { patient, wholes } = answer;
  const name = isolated(`${patient.FName} ${patient.LName}`);
  const groups = Map.groupBy(wholes, ({ plan }) => groupOf(plan));
  return (
    <>
      <div>
        <h2>{staff.plansOf(name)}</h2>
        <p class="soft">
          {[date(patient.Birthdate) && staff.born(date(patient.Birthdate)), staff.number(patNum)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {wholes.length === 0 && <p>{staff.noPlans}</p>}
      {GROUPS.filter((group) => groups.has(group)).map((group) => (
        <section>
          <h3>{staff.groups[group]}</h3>
          <ul class="plain card entries">
            {groups.get(group)!.map((whole) => (
              <Entry whole={whole} group={group} authorization={authorization} go={go} told={told} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Entry({
  whole: { plan, money, proof },
  group,
  authorization,
  go,
  told,
}: StaffProps & { whole: Whole; group: Group }) {
  const { words, money: amount, date } = useSpeech();
  const staff = useStaffWords();
  const { TreatPlanNum, Heading, DateTP } = plan;
  const [problem, setProblem] = useState('');
  const { isBusy, start } = useOneAtATime();
  const saveCopy = async () => {
    try {
      const call = { method: 'POST', body: { TreatPlanNum } } as const;
      const saved = await ask<Plan>(authorization, '/v1/treatplans/Saved', call);
      go(`/chairside/treatplans/${saved.TreatPlanNum}/handover`);
    } catch (refused) {
      setProblem(told(refused));
    }
  };
  const status = proof.patient.status;
  // Every plan has buttons of the same names: each is read out with its plan.
  const id = `plan-${TreatPlanNum}`;
  return (
    <li class="plan">
      <span class="name">
        <b id={id}>{isolated(Heading)}</b>
        <span class="where">
          {[date(DateTP), money.lines.length > 0 ? words.treatments(money.lines.length) : staff.noLines]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {group === 'signed' && <span class={`status ${status}`}>{staff.signatureIs(staff.status[status])}</span>}
      </span>
      <span class="amount">
        <span class="where">{staff.patientPays}</span>
        {amount(money.totals.PatAmt)}
      </span>
      <span class="row">
        {group !== 'signed' && money.lines.length > 0 && (
          <button
            type="button"
            class="quiet"
            aria-describedby={id}
            onClick={() => go(`/chairside/treatplans/${TreatPlanNum}/pdf`)}
          >
            {staff.paper}
          </button>
        )}
        {group === 'open' && money.lines.length > 0 && (
          <button
            type="button"
            class="main"
            aria-describedby={id}
            onClick={() => go(`/chairside/treatplans/${TreatPlanNum}/handover`)}
          >
            {staff.handOver}
          </button>
        )}
        {(group === 'live' || group === 'alternatives') && money.lines.length > 0 && (
          <button type="button" aria-describedby={id} aria-disabled={isBusy} onClick={() => start(saveCopy)}>
            {staff.saveCopy}
          </button>
        )}
        {group === 'signed' && (
          <button type="button" aria-describedby={id} onClick={() => go(`/chairside/treatplans/${TreatPlanNum}`)}>
            {staff.proof}
          </button>
        )}
      </span>
      {problem && <Problem>{problem}</Problem>}
    </li>
  );
}

async function load(authorization: string, patNum: number): Promise<{ patient: Patient; wholes: Whole[] }> {
  const [patient, plans] = await Promise.all([
    ask<Patient>(authorization, `/v1/patients/${patNum}`),
    ask<Plan[]>(authorization, `/v1/treatplans?PatNum=${patNum}`),
  ]);
  const wholes = await Promise.all(
    plans.map(({ TreatPlanNum }) =>
      ask<Whole>(authorization, `/ext/v1/treatplans/${TreatPlanNum}?include=money,proof`),
    ),
  );
  return { patient, wholes };
}
