import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { findRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { TPStatus } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseDeletedPatient } from '../../practice/office/patients.ts';
import { auditSignatures, signatureDrafts } from '../../practice/plans/evidence/record-signatures.ts';
import { refusePlanOfDeletedPatient, rowsOfPlan } from '../../practice/plans/plan-access.ts';
import { isUnassigned } from '../../practice/plans/plan-membership.ts';
import { fileSignedPlan } from '../../practice/plans/printed/file-signed-plan.ts';
import type { SignatureInTheMaking } from '../../practice/plans/printed/printed-evidence.ts';
import { clearedSignatures, hasStandingSignature, madeSignatures } from '../../practice/plans/signatures.ts';
import type { ValuesOf } from '../../wire/input.ts';
import { planEntry } from './audit.ts';
import { refuseReserved } from './create.ts';
import type { planInputs } from './inputs.ts';
import { allowedBySheet, type GatedName } from './sheet.ts';

type Plan = Row<'treatplan'>;
type Sent = ValuesOf<typeof planInputs>;

const CONTENT = [
  'DateTP',
  'Heading',
  'Note',
  'ResponsParty',
  'TPType',
  'SignatureText',
  'SignaturePracticeText',
] as const;
const GATED: readonly GatedName[] = ['SignatureText', 'SignaturePracticeText', 'isSignedPractice'];

/**
 * Edits a plan, then signs the edited plan or clears signatures (`treatment-plans.md` 2.6 and 4). A plan that somebody
 * has signed changes only together with that signature.
 */
export async function updatePlan(tx: Transaction, plan: Plan, sent: Sent): Promise<Plan> {
  const responsible = await requireResponsible(tx, sent);
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  refuseState(plan, sent);
  if (responsible) refuseDeletedPatient(responsible);

  const isSaved = plan.TPStatus === TPStatus.Saved;
  if (!isSaved) refuseSigning(sent);
  const rows = isSaved ? await rowsOfPlan(tx, plan.TreatPlanNum) : [];
  if (isSaved) await refuseWithoutPlaceOnSheet(tx, plan, rows, sent);

  const edits = changedContent(plan, sent);
  const signs = Boolean(sent.isSigned || sent.isSignedPractice);
  if (isSaved && Object.keys(edits).length > 0 && hasStandingSignature(plan, sent)) {
    throw badRequest('TreatPlan is signed. Clear or renew the signature to make changes.');
  }

  const edited = { ...plan, ...edits, ...(isSaved ? clearedSignatures(plan, sent) : {}) };
  const signer = { developerName: tx.by.developerName, at: tx.now };
  const signed = { ...edited, ...madeSignatures(edited, rows, sent, signer) };
  const filed = signs ? await fileSignedPlan(tx, signed, inTheMaking(tx, signed, sent)) : undefined;
  const stored = await updateRow(tx, 'treatplan', plan, { ...signed, ...(filed ? { DocNum: filed.DocNum } : {}) });
  // Signing twice within one second changes nothing, but is noted in the audit trail as well.
  if (stored !== plan || signs) await recordAudit(tx, { action: 'Updated', ...planEntry(stored) });
  if (isSaved) await recordSignatures(tx, plan, stored, { rows, sent, pdfDigest: filed?.pdfDigest ?? null });
  return stored;
}

const sidesMade = ({ isSigned, isSignedPractice }: Sent) => [
  ...(isSigned ? ['patient' as const] : []),
  ...(isSignedPractice ? ['practice' as const] : []),
];

/** The signatures of this request as the document shows them. */
function inTheMaking(tx: Transaction, plan: Plan, sent: Sent): SignatureInTheMaking[] {
  return sidesMade(sent).map((side) => ({
    side,
    at: tx.now,
    developer: tx.by.developerName,
    signerName: side === 'patient' ? plan.SignatureText : plan.SignaturePracticeText,
    method: 'api',
  }));
}

/** Records what was signed, or that a signature was cleared. */
async function recordSignatures(
  tx: Transaction,
  before: Plan,
  after: Plan,
  { rows, sent, pdfDigest }: { rows: readonly Row<'proctp'>[]; sent: Sent; pdfDigest: string | null },
): Promise<void> {
  const drafts = await signatureDrafts(tx, { before, after, lines: rows, made: sidesMade(sent), pdfDigest });
  if (drafts.length === 0) return;
  await auditSignatures(tx, drafts);
  await tx.evidence.settle([after.TreatPlanNum]);
  await tx.evidence.append(drafts);
}

async function requireResponsible(tx: Transaction, { ResponsParty }: Sent): Promise<Row<'patient'> | undefined> {
  if (!ResponsParty) return undefined;
  return requireRow(tx, 'patient', ResponsParty, 'ResponsParty');
}

function refuseState(plan: Plan, { DateTP, Heading }: Sent): void {
  if (isUnassigned(plan)) throw badRequest('The Unassigned treatment plan cannot be changed.');
  if (plan.TPStatus === TPStatus.Saved) return;
  if (DateTP !== undefined) throw badRequest('DateTP can only be set when TPStatus is Saved.');
  if (Heading !== undefined) refuseReserved(Heading);
}

/** To clear a signature on a live plan, which cannot have one, is no error. */
function refuseSigning({ SignatureText, SignaturePracticeText, isSigned, isSignedPractice }: Sent): void {
  if (SignatureText !== undefined || SignaturePracticeText !== undefined || isSigned || isSignedPractice) {
    throw badRequest('Only Saved treatment plans can be signed.');
  }
}

/** Sending such a parameter is refused whatever its value (`treatment-plans.md` 2.6). */
async function refuseWithoutPlaceOnSheet(
  tx: Transaction,
  plan: Plan,
  rows: readonly Row<'proctp'>[],
  sent: Sent,
): Promise<void> {
  const gated = GATED.filter((name) => sent[name] !== undefined);
  if (gated.length === 0) return;
  const allowed = await allowedBySheet(tx, await findRow(tx, 'patient', plan.PatNum), rows);
  const refused = gated.find((name) => !allowed.has(name));
  if (refused) throw badRequest(`${refused} is not allowed by the default Treatment Plan sheet.`);
}

/** The content fields whose value the request would change; texts that differ only in line ends are equal (4.3). */
function changedContent(plan: Plan, sent: Sent): Partial<Plan> {
  const comparable = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : (value ?? ''));
  const changed = CONTENT.filter(
    (name) => sent[name] !== undefined && comparable(sent[name]) !== comparable(plan[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, sent[name]]));
}
