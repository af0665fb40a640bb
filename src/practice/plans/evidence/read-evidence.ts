import type { Handle } from '../../../db/handle.ts';
import { findRow } from '../../../db/rows/rows.ts';
import type { Key } from '../../../domain/key.ts';
import { notFound } from '../../../domain/refusal.ts';
import { type Evidence, evidenceOf } from '../../../signing/evidence/evidence.ts';
import { sealedJson } from '../../../signing/evidence/file.ts';
import type { KnownRecord } from '../../../signing/evidence/proof.ts';
import { rowsOfPlan } from '../plan-access.ts';

/** How often a plan is read again because somebody signed it meanwhile. */
const TRIES = 5;

/** What is known of a plan's signatures; 404 for a number that no plan has and no record names. */
export async function readEvidence(handle: Handle, treatPlanNum: Key): Promise<Evidence> {
  for (let tries = 1; ; tries++) {
    const before = await handle.evidence.recordsOf(treatPlanNum);
    const plan = await findRow(handle, 'treatplan', treatPlanNum);
    const lines = await rowsOfPlan(handle, treatPlanNum);
    const known = await handle.evidence.recordsOf(treatPlanNum);
    // If no record was added in between, records and rows are of the same moment.
    if (!isSame(before, known) && tries < TRIES) continue;
    if (!plan && known.length === 0) throw notFound('TreatPlan');
    return evidenceOf({ treatPlanNum, known, plan, lines, chain: await handle.evidence.chain() });
  }
}

/** The JSON of it, with the file's own digest and signature. */
export async function evidenceJson(handle: Handle, treatPlanNum: Key): Promise<string> {
  return sealedJson(await readEvidence(handle, treatPlanNum), handle.evidence.signer);
}

const isSame = (one: readonly KnownRecord[], other: readonly KnownRecord[]) =>
  one.length === other.length && one.every(({ isInFlight }, index) => isInFlight === other[index]!.isInFlight);
