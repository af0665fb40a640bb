import { recordAudit } from '../../../db/audit.ts';
import type { Transaction } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { printedPlan } from '../../../signing/evidence/content.ts';
import { hashOfSignature } from '../../../signing/evidence/proof.ts';
import type { RecordDraft, RecordKind, Side } from '../../../signing/evidence/record.ts';
import { canonicalText, sha256 } from '../../../signing/evidence/text.ts';

type Plan = Row<'treatplan'>;
type Line = Row<'proctp'>;

/** What is known when a person signs at the tablet, beyond what a signature through the API says. */
export type PersonalAct = Partial<
  Pick<RecordDraft, 'signerName' | 'relation' | 'meaning' | 'method' | 'consentVersion' | 'consentText' | 'strokes'>
>;

interface SignatureChange {
  readonly before: Plan;
  readonly after: Plan;
  readonly lines: readonly Line[];
  /**
   * The signatures that were made. A signature that is made again may come out the same, so the rows do not show it.
   */
  readonly made: readonly Side[];
  /** SHA-256 of the PDF that was filed with it. */
  readonly pdfDigest?: string | null;
  readonly act?: PersonalAct;
}

const SIDES = {
  patient: { column: 'Signature', typedName: 'SignatureText' },
  practice: { column: 'SignaturePractice', typedName: 'SignaturePracticeText' },
} as const;

/** One draft for each signature that was made, renewed or cleared, patient first. */
export async function signatureDrafts(tx: Transaction, change: SignatureChange): Promise<RecordDraft[]> {
  const { before, after, made, act = {}, pdfDigest = null } = change;
  const drafts: RecordDraft[] = [];
  for (const side of ['patient', 'practice'] as const) {
    const { column, typedName } = SIDES[side];
    const isMade = made.includes(side);
    const isCleared = !isMade && Boolean(before[column]) && !after[column];
    if (!isMade && !isCleared) continue;
    const kind = isCleared ? 'withdrawn' : before[column] ? 'renewed' : 'signed';
    drafts.push({
      ...(await planDraft(tx, kind, side, after, change.lines)),
      signerName: after[typedName] || null,
      ...(isMade ? { method: 'api', pdfDigest, signature: hashOfSignature(after[column]), ...act } : {}),
    });
  }
  return drafts;
}

/**
 * An audit row for each signature that was made, renewed or cleared: whose, and over what, by the digest that its record
 * of evidence holds. Call it before the records are appended.
 */
export async function auditSignatures(tx: Transaction, drafts: readonly RecordDraft[]): Promise<void> {
  for (const { kind, side, PatNum, TreatPlanNum, digest } of drafts) {
    const what = AUDITED[kind];
    if (!what) continue;
    const detail = `TreatPlanNum ${TreatPlanNum}, signature of the ${side} ${what} SHA-256 ${digest}`;
    await recordAudit(tx, { permission: 'TreatPlanSign', patNum: PatNum, action: 'Updated', detail });
  }
}

const AUDITED: Partial<Record<RecordKind, string>> = {
  signed: 'made over',
  renewed: 'renewed over',
  withdrawn: 'cleared from',
};

/** What every record of a plan says: who did it, from where, when, and the plan's text at that time. */
export async function planDraft(
  tx: Transaction,
  kind: RecordKind,
  side: Side | null,
  plan: Plan,
  lines: readonly Line[],
): Promise<RecordDraft> {
  const text = canonicalText(printedPlan(plan, lines));
  const patient = await findRow(tx, 'patient', plan.PatNum);
  const { developerName, keyNum, address, agent } = tx.by;
  return {
    kind,
    side,
    at: tx.now,
    TreatPlanNum: plan.TreatPlanNum,
    PatNum: plan.PatNum,
    patientName: patient ? [patient.FName, patient.LName].filter(Boolean).join(' ') : null,
    signerName: null,
    relation: null,
    meaning: MEANINGS[kind](side),
    method: null,
    developer: developerName,
    key: keyNum ?? null,
    address: address ?? null,
    agent: agent?.slice(0, LONGEST_AGENT) ?? null,
    consentVersion: null,
    consentText: null,
    strokes: null,
    digest: sha256(text),
    text,
    signature: null,
    pdfDigest: null,
    declined: null,
    undoes: null,
  };
}

const LONGEST_AGENT = 500;

const signedBy = (side: Side | null) => (side === 'practice' ? 'signed by the practice' : 'signed for the patient');

const MEANINGS: Readonly<Record<RecordKind, (side: Side | null) => string>> = {
  signed: signedBy,
  renewed: signedBy,
  withdrawn: (side) => `the signature of the ${side} was cleared`,
  declined: () => 'declined in part by the patient',
  deleted: () => 'the plan was deleted',
  undone: () => 'never took effect',
};
