import { useState } from 'preact/hooks';
import type { Patient, Plan, Proof, ProofSide } from '../answers.ts';
import { ask, fetchFrom } from '../api.ts';
import { isolated } from '../format.ts';
import { useSpeech } from '../speech.tsx';
import { BOX } from '../strokes.ts';
import { Problem } from '../surroundings.tsx';
import { useLoaded } from './loaded.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import { pdfAddress } from './open-pdf.tsx';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

/** What is known of a plan's signatures, for the office: the verdict first, then what it rests on. */
export function ProofOfPlan(props: StaffProps & { treatPlanNum: number }) {
  const { authorization, treatPlanNum, go, told } = props;
  const { words } = useSpeech();
  const staff = useStaffWords();
  const [refusal, setRefusal] = useState('');
  const { isBusy, start } = useOneAtATime();
  const { answer, problem, again } = useLoaded(() => load(authorization, treatPlanNum), told, [treatPlanNum]);
  if (!answer) return problem ? <Problem>{problem}</Problem> : <div class="ghost tall" aria-busy="true" />;
  const { plan, proof, patient } = answer;
  const attempt = (work: () => Promise<unknown>) => start(() => work().catch((refused) => setRefusal(told(refused))));
  const openPdf = async () => open(await pdfAddress(authorization, treatPlanNum), '_blank', 'noopener');
  const download = async () => {
    const response = await fetchFrom(authorization, `/ext/v1/treatplans/${treatPlanNum}/evidence`);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `evidence-${treatPlanNum}.json`;
    link.click();
  };
  // Without a typed name: that would be part of what the patient has signed already.
  const signPractice = () =>
    attempt(async () => {
      const body = { isSignedPractice: 'true' };
      await fetchFrom(authorization, `/v1/treatplans/${treatPlanNum}`, { method: 'PUT', body });
      await again();
    });
  return (
    <>
      <div>
        <p class="tag">{staff.proofTitle}</p>
        <h2>{[plan.Heading, `${patient.FName} ${patient.LName}`].map(isolated).join(' · ')}</h2>
      </div>
      <div class="columns sides-of-proof">
        <Side title={staff.ofPatient} side={proof.patient}>
          {proof.patient.method === 'drawn' && <Drawing records={proof.records} />}
        </Side>
        <Side title={staff.ofPractice} side={proof.practice}>
          {plan.isSigned === 'true' && plan.isSignedPractice === 'false' && (
            <button type="button" aria-disabled={isBusy} onClick={signPractice}>
              {staff.practiceSign}
            </button>
          )}
        </Side>
      </div>
      {refusal && <Problem>{refusal}</Problem>}
      {proof.changes.length > 0 && <Changes changes={proof.changes} />}
      <Records proof={proof} />
      <div class="row">
        <button type="button" class="main" aria-disabled={isBusy} onClick={() => attempt(openPdf)}>
          {words.openPdf}
        </button>
        <button type="button" aria-disabled={isBusy} onClick={() => attempt(download)}>
          {staff.download}
        </button>
        <button type="button" class="quiet" onClick={() => go(`/chairside/patients/${plan.PatNum}`)}>
          {staff.back}
        </button>
      </div>
    </>
  );
}

function Side({ title, side, children }: { title: string; side: ProofSide; children?: preact.ComponentChildren }) {
  const { time } = useSpeech();
  const staff = useStaffWords();
  const { status, signerName, relation, method, developer, signedAt, digest } = side;
  const how = [method && staff.methods[method], method === 'api' ? developer : ''].filter(Boolean).join(', ');
  return (
    <section class="card">
      <h3>{title}</h3>
      <p class={`verdict ${status}`}>{staff.status[status]}</p>
      <p class="meaning">{staff.statusText[status]}</p>
      {signedAt && (
        <dl class="facts">
          {signerName && (
            <div>
              <dt>{staff.signedBy}</dt>
              <dd>{[isolated(signerName), relation && staff.relations[relation]].filter(Boolean).join(', ')}</dd>
            </div>
          )}
          <div>
            <dt>{staff.signedAt}</dt>
            <dd>{time(signedAt)}</dd>
          </div>
          {how && (
            <div>
              <dt>{staff.how}</dt>
              <dd>{how}</dd>
            </div>
          )}
          {digest && (
            <div>
              <dt>{staff.digest}</dt>
              <dd>
                <code>{digest}</code>
                <span class="where">{staff.digestText}</span>
              </dd>
            </div>
          )}
        </dl>
      )}
      {children}
    </section>
  );
}

/** The strokes of the signature that stands: the last one that was made with a pen. */
function Drawing({ records }: Pick<Proof, 'records'>) {
  const staff = useStaffWords();
  const strokes = records.findLast((record) => record.strokes)?.strokes;
  if (!strokes) return null;
  const path = strokes.map((points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}`).join('');
  return (
    <svg class="drawn" viewBox={`-20 -15 ${BOX.width + 40} ${BOX.height + 30}`} role="img" aria-label={staff.drawing}>
      <path d={path} />
    </svg>
  );
}

function Changes({ changes }: { changes: Proof['changes'] }) {
  const staff = useStaffWords();
  return (
    <table class="card">
      <caption>{staff.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{staff.where}</th>
          <th scope="col">{staff.was}</th>
          <th scope="col">{staff.is}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, ProcTPNum, signed, now }) => (
          <tr>
            <th scope="row">{ProcTPNum === null ? field : `${field} (${ProcTPNum})`}</th>
            <td>{signed ?? '–'}</td>
            <td>{now ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Records({ proof: { records, chain } }: { proof: Proof }) {
  const { time } = useSpeech();
  const staff = useStaffWords();
  return (
    <section>
      <h3>{staff.records}</h3>
      <p class={chain.ok ? 'soft' : 'problem'}>{staff.chain(chain.ok, chain.records)}</p>
      {records.length > 0 && (
        <ol class="plain card entries">
          {records.map(({ number, kind, at, hash }) => (
            <li class="record">
              <span>
                <b>{number}</b> {staff.recordKinds[kind]}
              </span>
              <span class="soft">{time(at)}</span>
              <code>{hash.slice(0, 16)}…</code>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

async function load(authorization: string, treatPlanNum: number) {
  const { plan, proof } = await ask<{ plan: Plan; proof: Proof }>(
    authorization,
    `/ext/v1/treatplans/${treatPlanNum}?include=proof`,
  );
  return { plan, proof, patient: await ask<Patient>(authorization, `/v1/patients/${plan.PatNum}`) };
}
