import type { Key } from '../../domain/key.ts';
import type { ChainState } from './chain.ts';
import type { Change } from './changes.ts';
import type { SignedLine } from './content.ts';
import { exactJson } from './exact-json.ts';
import {
  effectiveRecords,
  type KnownRecord,
  type ProofStatus,
  proveSide,
  type SideProof,
  type StoredPlan,
} from './proof.ts';
import type { EvidenceRecord } from './record.ts';

/** What is known of one signature of a plan, for people and programs; null if nothing is known. */
export interface SideEvidence {
  readonly status: ProofStatus;
  readonly signedAt: string | null;
  readonly signerName: string | null;
  readonly relation: 'patient' | 'guardian' | null;
  readonly method: 'api' | 'typed' | 'drawn' | 'desktop' | null;
  readonly developer: string | null;
  readonly key: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  readonly consentVersion: string | null;
  readonly digest: string | null;
  readonly pdfDigest: string | null;
}

/** The answer of GET evidence, without the digest and signature of the file itself. */
export interface Evidence {
  readonly TreatPlanNum: Key;
  readonly patient: SideEvidence;
  readonly practice: SideEvidence;
  readonly changes: readonly Change[];
  readonly records: readonly EvidenceRecord[];
  readonly chain: { readonly ok: boolean; readonly records: number; readonly head: string; readonly damage?: string };
}

interface EvidenceInput {
  readonly treatPlanNum: Key;
  readonly known: readonly KnownRecord[];
  /** undefined when the plan is gone. */
  readonly plan: StoredPlan | undefined;
  /** By ItemOrder, ties by ProcTPNum. */
  readonly lines: readonly SignedLine[];
  readonly chain: ChainState;
}

/** Everything that is known of a plan's signatures. */
export function evidenceOf({ treatPlanNum, known, plan, lines, chain }: EvidenceInput): Evidence {
  const records = effectiveRecords(known, plan);
  const patient = proveSide('patient', records, plan, lines);
  const practice = proveSide('practice', records, plan, lines);
  return {
    TreatPlanNum: treatPlanNum,
    patient: sideEvidence(patient, plan?.SignatureText),
    practice: sideEvidence(practice, plan?.SignaturePracticeText),
    changes: distinct([...patient.changes, ...practice.changes]),
    records: known.map(({ record }) => record),
    chain: {
      ok: chain.damage === undefined,
      records: chain.records,
      head: chain.head,
      ...(chain.damage === undefined ? {} : { damage: chain.damage }),
    },
  };
}

function sideEvidence({ status, record, signedAt }: SideProof, typedName: string | null | undefined): SideEvidence {
  if (FOREIGN.has(status)) return { ...NOTHING, status, signedAt, signerName: typedName || null, method: 'desktop' };
  if (!record) return { ...NOTHING, status };
  const { signerName, relation, method, developer, key, address, agent, consentVersion, digest, pdfDigest } = record;
  const who = { signerName, relation, method, developer, key, address, agent, consentVersion, digest, pdfDigest };
  return { status, signedAt: record.kind === 'withdrawn' ? null : record.at, ...who };
}

const FOREIGN: ReadonlySet<ProofStatus> = new Set(['foreign-valid', 'foreign-broken', 'unverifiable']);

const NOTHING: Omit<SideEvidence, 'status'> = {
  signedAt: null,
  signerName: null,
  relation: null,
  method: null,
  developer: null,
  key: null,
  address: null,
  agent: null,
  consentVersion: null,
  digest: null,
  pdfDigest: null,
};

const distinct = (changes: readonly Change[]) => [
  ...new Map(changes.map((change) => [exactJson(change), change])).values(),
];
