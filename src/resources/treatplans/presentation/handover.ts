import { randomBytes } from 'node:crypto';
import type { Handover } from '../../../db/evidence-log.ts';
import type { Handle, Transaction } from '../../../db/handle.ts';
import { findRow, requireRow } from '../../../db/rows/rows.ts';
import type { Row } from '../../../db/schema/tables.ts';
import { TPStatus } from '../../../domain/enums.ts';
import type { Key } from '../../../domain/key.ts';
import { addSeconds } from '../../../domain/moments.ts';
import { badRequest, Refusal } from '../../../domain/refusal.ts';
import { hashOfToken } from '../../../http/callers/handover-caller.ts';
import { refusePlanOfDeletedPatient } from '../../../practice/plans/plan-access.ts';
import type { ValuesOf } from '../../../wire/input.ts';
import type { handoverInputs } from './inputs.ts';
import { SENTENCES } from './messages.ts';

type Plan = Row<'treatplan'>;

const DEFAULT_MINUTES = 15;

/** Lets one tablet look at a Saved plan and sign it once. The token is in this answer and stored nowhere. */
export async function handOver(tx: Transaction, plan: Plan, sent: ValuesOf<typeof handoverInputs>) {
  const alternatives = await requireAlternatives(tx, sent.alternatives ?? []);
  await refusePlanOfDeletedPatient(tx, plan.PatNum);
  if (plan.TPStatus !== TPStatus.Saved) throw badRequest('Only Saved treatment plans can be handed over.');
  if (plan.Signature) throw badRequest(SENTENCES.signed);
  if (alternatives.some(({ PatNum }) => PatNum !== plan.PatNum)) {
    throw badRequest('alternatives must be treatment plans of the same patient.');
  }
  const token = randomBytes(32).toString('base64url');
  const expires = addSeconds(tx.now, (sent.minutes ?? DEFAULT_MINUTES) * 60);
  await tx.evidence.handOver({
    tokenHash: hashOfToken(token),
    treatPlanNum: plan.TreatPlanNum,
    alternatives: sent.alternatives ?? [],
    expires,
    developer: tx.by.developerName,
    key: tx.by.keyNum ?? null,
  });
  return { token, url: `${tx.by.origin ?? ''}/chairside/present/${plan.TreatPlanNum}#${token}`, expires };
}

async function requireAlternatives(handle: Handle, treatPlanNums: readonly Key[]): Promise<Plan[]> {
  const found: Plan[] = [];
  for (const number of treatPlanNums) {
    found.push(await requireRow(handle, 'treatplan', number, 'TreatPlan'));
  }
  return found;
}

/** The handover of a token that may still be used; 410 when it is over. */
export async function openHandover(handle: Handle, tokenHash: string | undefined): Promise<Handover> {
  const found = await handle.evidence.findHandover(tokenHash ?? '');
  if (!found) throw new Refusal(410, SENTENCES.withdrawn);
  if (found.ended !== '') throw new Refusal(410, SENTENCES[found.ended]);
  if (found.expires <= handle.now) throw new Refusal(410, SENTENCES.expired);
  return found;
}

/**
 * The plan whose copy a token opens until its minutes are over: the one that was handed over, or the one that was
 * signed with it. 410 in all other cases.
 */
export async function copiedPlan(handle: Handle, tokenHash: string | undefined): Promise<Plan> {
  const found = await handle.evidence.findHandover(tokenHash ?? '');
  if (found?.ended === 'used' && found.signed !== null && found.expires > handle.now) {
    return handedPlan(handle, found.signed);
  }
  const { treatPlanNum } = await openHandover(handle, tokenHash);
  return handedPlan(handle, treatPlanNum);
}

/** What a token was answered when it signed is told again until staff withdraw the handover, and with it the copy. */
export async function refuseWithdrawnCopy(handle: Handle, tokenHash: string | undefined): Promise<void> {
  const found = await handle.evidence.findHandover(tokenHash ?? '');
  if (found?.ended === 'used' && found.signed === null) throw new Refusal(410, SENTENCES.used);
}

/** The plan that was handed over; 410 if it was deleted since. */
export async function handedPlan(handle: Handle, treatPlanNum: Key): Promise<Plan> {
  const plan = await findRow(handle, 'treatplan', treatPlanNum);
  if (!plan) throw new Refusal(410, SENTENCES.gone);
  return plan;
}
