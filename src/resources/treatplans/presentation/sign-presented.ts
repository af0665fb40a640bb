import { recordAudit } from '../../../db/audit.ts';
import type { Transaction } from '../../../db/handle.ts';
import { findRow, insertRow, insertRows, newRow, updateRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import type { Key } from '../../../domain/key.ts';
import { badRequest, notFound, Refusal } from '../../../domain/refusal.ts';
import {
  auditSignatures,
  type PersonalAct,
  planDraft,
  signatureDrafts,
} from '../../../practice/plans/evidence/record-signatures.ts';
import { refusePlanOfDeletedPatient, rowsOfPlan } from '../../../practice/plans/plan-access.ts';
import { fileSignedPlan } from '../../../practice/plans/printed/file-signed-plan.ts';
import { madeSignatures } from '../../../practice/plans/signatures.ts';
import { printedPlan } from '../../../signing/evidence/content.ts';
import { canonicalText, sha256 } from '../../../signing/evidence/text.ts';
import type { ValuesOf } from '../../../wire/input.ts';
import { planEntry } from '../audit.ts';
import { allowedBySheet } from '../sheet.ts';
import { setAside } from './declined.ts';
import { handedPlan, openHandover } from './handover.ts';
import type { signatureInputs } from './inputs.ts';
import { CONSENTS, CURRENT_CONSENT, SENTENCES } from './messages.ts';

type Plan = Row<'treatplan'>;
type Line = Row<'proctp'>;
type Sent = ValuesOf<typeof signatureInputs>;

export interface SignedPlans {
  /** The plan that is signed. */
  readonly signed: Key;
  /** The plan that was shown: the same one, unless lines were declined. */
  readonly shown: Key;
  /** The Inactive plan with the procedures that were declined; null if nothing had to move. */
  readonly declined: Key | null;
}

/** The digest of what is to be signed: another digest means that the plan is no longer what was shown. */
export const planDigest = (plan: Plan, lines: readonly Line[]) => sha256(canonicalText(printedPlan(plan, lines)));

/**
 * Signs the plan that was handed over, or a new Saved one without the lines that were declined, and uses the token up
 * (`extensions.md`, Hand-over and signing by a person).
 */
export async function signPresented(tx: Transaction, treatPlanNum: Key, sent: Sent): Promise<SignedPlans> {
  if (sent.method === 'drawn' && !sent.strokes?.some((stroke) => stroke.length > 0)) {
    throw badRequest('strokes is required.');
  }
  // A signing that was cut short may have used the token already.
  await tx.evidence.settle([treatPlanNum]);
  const handover = await openHandover(tx, tx.by.handover);
  const plan = await handedPlan(tx, treatPlanNum);
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  if (plan.Signature) throw new Refusal(409, SENTENCES.signed);
  const lines = await rowsOfPlan(tx, treatPlanNum);
  if (planDigest(plan, lines) !== sent.planDigest) throw new Refusal(409, SENTENCES.changed);
  const current: readonly string[] = Object.values(CURRENT_CONSENT);
  if (!current.includes(sent.consent)) throw new Refusal(409, SENTENCES.consent);
  const declined = declinedLines(lines, sent.declined ?? []);

  const act = actOf(sent);
  const isPart = declined.length > 0;
  const accepted = isPart ? await savedWithout(tx, plan, lines, declined) : { plan, lines };
  const { signed, pdfDigest } = await sign(tx, accepted.plan, accepted.lines, act);
  const aside = isPart ? await setAside(tx, plan.PatNum, declined) : undefined;
  await recordAudit(tx, { action: isPart ? 'Created' : 'Updated', ...planEntry(signed) });
  const refusal = isPart ? [await refusalDraft(tx, plan, lines, declined, act)] : [];
  const change = {
    before: accepted.plan,
    after: signed,
    lines: accepted.lines,
    made: ['patient'] as const,
    act,
    pdfDigest,
  };
  const drafts = await signatureDrafts(tx, change);
  await auditSignatures(tx, drafts);
  await tx.evidence.append([...refusal, ...drafts], handover.tokenHash);
  return { signed: signed.TreatPlanNum, shown: treatPlanNum, declined: aside?.TreatPlanNum ?? null };
}

function declinedLines(lines: readonly Line[], numbers: readonly Key[]): Line[] {
  const declined = lines.filter(({ ProcTPNum }) => numbers.includes(ProcTPNum));
  if (declined.length < numbers.length) throw notFound('ProcTP');
  if (declined.length > 0 && declined.length === lines.length) {
    throw badRequest('declined cannot name every line: then nothing is left to sign.');
  }
  return declined;
}

function actOf({ signerName, relation, method, strokes, consent }: Sent) {
  return {
    signerName,
    relation,
    meaning: relation === 'guardian' ? 'signed by the guardian' : 'signed by the patient',
    method,
    consentVersion: consent,
    consentText: CONSENTS[consent] ?? null,
    strokes: method === 'drawn' ? (strokes ?? null) : null,
  } satisfies PersonalAct;
}

/**
 * The typed name is stored as SignatureText if the sheet has that field and no other signature depends on it. An office
 * that files signed plans gets the document, as for a signature made through the API.
 */
async function sign(
  tx: Transaction,
  plan: Plan,
  lines: readonly Line[],
  act: ReturnType<typeof actOf>,
): Promise<{ signed: Plan; pdfDigest: string | null }> {
  const allowed = await allowedBySheet(tx, await findRow(tx, 'patient', plan.PatNum), lines);
  const named =
    allowed.has('SignatureText') && !plan.SignaturePractice ? { ...plan, SignatureText: act.signerName } : plan;
  const wishes = { isSigned: true, isSignedPractice: undefined };
  const signer = { developerName: tx.by.developerName, at: tx.now };
  const signed = { ...named, ...madeSignatures(named, lines, wishes, signer) };
  const making = { ...act, side: 'patient', at: tx.now, developer: signer.developerName } as const;
  const filed = await fileSignedPlan(tx, signed, [making]);
  const stored = await updateRow(tx, 'treatplan', plan, { ...signed, ...(filed ? { DocNum: filed.DocNum } : {}) });
  return { signed: stored, pdfDigest: filed?.pdfDigest ?? null };
}

/** Makes a new Saved plan with the accepted lines only; the plan that was shown stays as it is. */
async function savedWithout(
  tx: Transaction,
  plan: Plan,
  lines: readonly Line[],
  declined: readonly Line[],
): Promise<{ plan: Plan; lines: readonly Line[] }> {
  const { PatNum, DateTP, Heading, Note, ResponsParty, TPStatus, TPType, UserNumPresenter } = plan;
  const { SignatureText, SignaturePracticeText } = plan;
  const copy = await insertRow(tx, 'treatplan', {
    ...{ PatNum, DateTP, Heading, Note, ResponsParty, TPStatus, TPType, UserNumPresenter },
    ...{ SignatureText, SignaturePracticeText, Signature: '', SecDateEntry: tx.today },
  });
  const accepted = lines.filter((line) => !declined.includes(line));
  const rows = accepted.map(({ ProcTPNum: _, SecDateTEdit: __, ...line }, ItemOrder) =>
    newRow('proctp', tx.now, { ...line, TreatPlanNum: copy.TreatPlanNum, ItemOrder, SecDateEntry: tx.today }),
  );
  await insertRows(tx, 'proctp', rows);
  return { plan: copy, lines: await rowsOfPlan(tx, copy.TreatPlanNum) };
}

async function refusalDraft(
  tx: Transaction,
  plan: Plan,
  lines: readonly Line[],
  declined: readonly Line[],
  act: PersonalAct,
) {
  return {
    ...(await planDraft(tx, 'declined', 'patient', plan, lines)),
    ...act,
    meaning: 'declined in part by the patient',
    declined: declined.map(({ ProcTPNum, Descript }) => ({ ProcTPNum, descript: Descript ?? '' })),
  };
}
