import type { Handle } from '../../../db/handle.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Evidence, EvidenceOfSignature } from '../../../pdf/model.ts';
import { printedPlan } from '../../../signing/evidence/content.ts';
import { evidenceOf, type SideEvidence } from '../../../signing/evidence/evidence.ts';
import { effectiveRecords, proveSide } from '../../../signing/evidence/proof.ts';
import type { EvidenceRecord } from '../../../signing/evidence/record.ts';
import { canonicalText, sha256 } from '../../../signing/evidence/text.ts';
import { drawingOf } from './printed-signatures.ts';

/** A signature that this unit of work is making. Its record is written after the document that it is printed on. */
export interface SignatureInTheMaking {
  readonly side: 'patient' | 'practice';
  readonly at: string;
  readonly developer: string;
  readonly signerName: string;
  readonly method: 'api' | 'typed' | 'drawn';
  readonly relation?: string | undefined;
  readonly consentText?: string | null | undefined;
  readonly strokes?: EvidenceRecord['strokes'] | undefined;
}

export const METHODS: Readonly<Record<string, string>> = {
  api: 'Digital stamp made through the API',
  typed: 'Name typed by the signer',
  drawn: 'Drawn by hand on a screen',
  desktop: 'Made by the office’s desktop program',
};

const STATES: Readonly<Record<string, string>> = {
  valid: 'Valid: the plan is what was signed',
  altered: 'Altered: the plan is not what was signed',
  'foreign-valid': 'Valid by the desktop program’s own rule',
  'foreign-broken': 'Broken: the plan is not what was signed',
  unverifiable: 'Made on a pad whose format cannot be checked',
};

/** The last page of a signed plan; undefined for a plan that nobody signed. */
export async function printedEvidence(
  handle: Handle,
  plan: Row<'treatplan'>,
  rows: readonly Row<'proctp'>[],
  making: readonly SignatureInTheMaking[] = [],
): Promise<Evidence | undefined> {
  if (!plan.Signature && !plan.SignaturePractice) return undefined;
  const { TreatPlanNum: treatPlanNum } = plan;
  const known = await handle.evidence.recordsOf(treatPlanNum);
  const chain = await handle.evidence.chain();
  const evidence = evidenceOf({ treatPlanNum, known, plan, lines: rows, chain });
  const records = effectiveRecords(known, plan);
  const digest = sha256(canonicalText(printedPlan(plan, rows)));
  const signatures = (['patient', 'practice'] as const).flatMap((side) => {
    const made = making.find((one) => one.side === side);
    if (made) return [madeNow(made, digest)];
    if (!plan[side === 'patient' ? 'Signature' : 'SignaturePractice']) return [];
    const told = evidence[side];
    const { record } = proveSide(side, records, plan, rows);
    return [toldBy(side, told, digest, told.digest === null ? undefined : record)];
  });
  return {
    signatures,
    chainHead: chain.head,
    chainRecords: chain.records,
    howToVerify: [
      `The practice’s server keeps a record of each signature in a chain in which no record can be changed, removed or ` +
        `put elsewhere unnoticed. Run "bitewing verify plan ${treatPlanNum}" there, or ask the practice for the ` +
        `evidence file of plan ${treatPlanNum} and run "bitewing verify --file FILE" anywhere; "bitewing evidence print ` +
        `${treatPlanNum} --file FILE" prints what was signed.`,
      'The digest is the SHA-256 of the canonical text of the plan, which the evidence holds in full. It changes with ' +
        'every letter, amount, date and place in the order of the lines.',
      making.length > 0
        ? [
            chain.records === 0
              ? 'The record of this signature is the first of the chain, and'
              : 'The chain head is the last record before this document was made; the record of this signature follows it and',
            'holds the SHA-256 of this document.',
            ...(chain.records === 0 ? [] : ['Run "bitewing verify chain --anchor HEAD" with the head as printed.']),
          ].join(' ')
        : 'Run "bitewing verify chain --anchor HEAD" with the head as printed to see that nothing before it was changed.',
    ],
  };
}

const titleOf = (side: 'patient' | 'practice') => (side === 'patient' ? 'Patient signature' : 'Practice signature');

function madeNow(made: SignatureInTheMaking, digest: string): EvidenceOfSignature {
  return {
    heading: titleOf(made.side),
    signerName: made.signerName || made.developer,
    relation: made.relation ?? '',
    method: METHODS[made.method]!,
    signedAt: made.at,
    developer: made.developer,
    state: STATES.valid!,
    digest,
    record: '',
    consent: made.consentText ?? '',
    drawing: drawingOf(made.strokes),
  };
}

/** A signature without a record on this server is printed with the digest of the plan as it is now. */
function toldBy(
  side: 'patient' | 'practice',
  told: SideEvidence,
  digestNow: string,
  record: EvidenceRecord | undefined,
): EvidenceOfSignature {
  return {
    heading: titleOf(side),
    signerName: told.signerName ?? told.developer ?? '',
    relation: told.relation ?? '',
    method: METHODS[told.method ?? ''] ?? '',
    signedAt: told.signedAt ?? '',
    developer: told.developer ?? '',
    state: STATES[told.status] ?? told.status,
    digest: told.digest ?? digestNow,
    record: '',
    consent: record?.consentText ?? '',
    // Nobody drew a signature under what is altered.
    drawing: told.status === 'valid' ? drawingOf(record?.strokes) : undefined,
  };
}
