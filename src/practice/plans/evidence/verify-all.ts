import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { TPStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { EMPTY_CHAIN } from '../../../signing/evidence/chain.ts';
import { type Evidence, evidenceOf } from '../../../signing/evidence/evidence.ts';
import { effectiveRecords, type KnownRecord, type ProofStatus } from '../../../signing/evidence/proof.ts';
import { readEvidence } from './read-evidence.ts';

/** Plans looked at together. */
const AT_ONCE = 500;

/** Statuses that a person should look at; the others are as they should be. */
const DOUBTFUL: ReadonlySet<ProofStatus> = new Set(['altered', 'foreign-broken', 'unverifiable']);

export interface VerifiedPlans {
  /** Plans that are signed or have records. */
  readonly plans: number;
  /** Records of this practice; the file may have some of others. */
  readonly records: number;
  /** Numbers of those that count for nothing: their write was undone or cut short, or somebody made it look so. */
  readonly withoutEffect: readonly number[];
  /** How many signatures have which status. */
  readonly statuses: Readonly<Partial<Record<ProofStatus, number>>>;
  /** Those whose signature is altered, broken or cannot be verified. */
  readonly doubtful: readonly Evidence[];
}

/** Verifies every plan that is signed or has records, many plans with each query. */
export async function verifyAll(handle: Handle): Promise<VerifiedPlans> {
  const all = await handle.evidence.all();
  const known = Map.groupBy(all, ({ record }) => record.TreatPlanNum);
  const statuses: Partial<Record<ProofStatus, number>> = {};
  const doubtful: Evidence[] = [];
  const effective = new Set<number>();
  let plans = 0;
  const count = async (treatPlanNum: Key, plan: Row<'treatplan'> | undefined, lines: Row<'proctp'>[]) => {
    const input = { treatPlanNum, known: known.get(treatPlanNum) ?? NONE, plan, lines, chain: EMPTY_CHAIN };
    let evidence = evidenceOf(input);
    // A server may have signed between two of our queries. Then reading again gives another result.
    if (isAltered(evidence)) evidence = await readEvidence(handle, treatPlanNum);
    if (isDoubtful(evidence)) doubtful.push(evidence);
    for (const { status } of [evidence.patient, evidence.practice]) statuses[status] = (statuses[status] ?? 0) + 1;
    for (const { number } of effectiveRecords(input.known, plan)) effective.add(number);
    plans++;
  };
  const seen = new Set<Key>();
  for await (const { plan, lines } of signedPlans(handle, new Set(known.keys()))) {
    seen.add(plan.TreatPlanNum);
    await count(plan.TreatPlanNum, plan, lines);
  }
  for (const treatPlanNum of known.keys()) if (!seen.has(treatPlanNum)) await count(treatPlanNum, undefined, []);
  const withoutEffect = all.flatMap(({ record: { kind, number } }) =>
    kind === 'undone' || effective.has(number) ? [] : number,
  );
  return { plans, records: all.length, withoutEffect, statuses, doubtful };
}

const NONE: readonly KnownRecord[] = [];

const isDoubtful = ({ patient, practice }: Evidence) => DOUBTFUL.has(patient.status) || DOUBTFUL.has(practice.status);

const isAltered = ({ patient, practice }: Evidence) => patient.status === 'altered' || practice.status === 'altered';

interface PlanWithLines {
  readonly plan: Row<'treatplan'>;
  readonly lines: Row<'proctp'>[];
}

/** The plans that hold a signature or are among `alsoThese`, in the order of their numbers. */
async function* signedPlans(handle: Handle, alsoThese: ReadonlySet<Key>): AsyncGenerator<PlanWithLines> {
  let last: Key | undefined;
  for (;;) {
    let query = handle.db.selectFrom('treatplan').selectAll().orderBy('TreatPlanNum').limit(AT_ONCE);
    if (last !== undefined) query = query.where('TreatPlanNum', '>', last);
    const page = await query.execute();
    const wanted = page.filter(
      ({ TreatPlanNum, Signature, SignaturePractice }) =>
        Boolean(Signature) || Boolean(SignaturePractice) || alsoThese.has(TreatPlanNum),
    );
    const lines = await linesOfPlans(handle, wanted);
    for (const plan of wanted) yield { plan, lines: lines.get(plan.TreatPlanNum) ?? [] };
    if (page.length < AT_ONCE) return;
    last = page.at(-1)!.TreatPlanNum;
  }
}

async function linesOfPlans(handle: Handle, plans: readonly Row<'treatplan'>[]): Promise<Map<Key, Row<'proctp'>[]>> {
  const numbers = plans.filter(({ TPStatus: status }) => status === TPStatus.Saved).map((plan) => plan.TreatPlanNum);
  if (numbers.length === 0) return new Map();
  const rows = await handle.db
    .selectFrom('proctp')
    .selectAll()
    .where('TreatPlanNum', 'in', numbers)
    .orderBy('TreatPlanNum')
    .orderBy('ItemOrder')
    .orderBy('ProcTPNum')
    .execute();
  return Map.groupBy(rows, ({ TreatPlanNum }) => TreatPlanNum);
}
