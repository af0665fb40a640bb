import { recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, rowsWhere, updateRow, updateRows } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { followCoverage } from '../../practice/insurance/coverage/coverage-follows.ts';
import { coveredBySubscription } from '../../practice/insurance/due/covered-patients.ts';
import { refuseOfDeletedPatient, requireLivePatient } from '../../practice/office/patients.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { insSubInputs, newInsSubInputs } from './inputs.ts';

type InsSub = Row<'inssub'>;

/** POST inssubs: covers nobody until a patplan links to it (`companions-insurance.md` 4). */
export async function createInsSub(tx: Transaction, sent: ValuesOf<typeof newInsSubInputs>): Promise<InsSub> {
  await requirePlan(tx, sent.PlanNum);
  await requireLivePatient(tx, sent.Subscriber);
  return insertRow(tx, 'inssub', {
    ReleaseInfo: 1,
    AssignBen: Number(await isPreferenceOn(tx, 'InsDefaultAssignBen')),
    ...asColumns(sent),
    SecDateEntry: tx.today,
  });
}

/**
 * PUT inssubs: if the plan changes, claims and estimates move to it, and so does the coverage of everybody covered.
 */
export async function updateInsSub(tx: Transaction, sub: InsSub, sent: ValuesOf<typeof insSubInputs>): Promise<InsSub> {
  if (sent.PlanNum !== undefined) await requirePlan(tx, sent.PlanNum);
  if (sent.Subscriber !== undefined) await requireLivePatient(tx, sent.Subscriber);
  await refuseOfDeletedPatient(tx, { PatNum: sub.Subscriber });
  const covered = await coveredBySubscription(tx, sub.InsSubNum);

  const updated = await updateRow(tx, 'inssub', sub, asColumns(sent));
  if (updated === sub) return sub;
  await auditChange(tx, sub, updated);
  if (updated.PlanNum !== sub.PlanNum) {
    await moveToPlan(tx, updated);
    for (const patNum of covered) await followCoverage(tx, patNum);
  }
  return updated;
}

async function requirePlan(handle: Handle, planNum: Key): Promise<void> {
  await requireRow(handle, 'insplan', planNum, 'InsPlan');
}

/** Changes the plan in every row that names the subscription, since those rows name the plan too. */
async function moveToPlan(tx: Transaction, { InsSubNum, PlanNum }: InsSub): Promise<void> {
  const set = { PlanNum };
  await updateRows(tx, 'claim', await rowsWhere(tx, 'claim', 'InsSubNum', InsSubNum), set);
  await updateRows(tx, 'claim', await rowsWhere(tx, 'claim', 'InsSubNum2', InsSubNum), { PlanNum2: PlanNum });
  await updateRows(tx, 'claimproc', await rowsWhere(tx, 'claimproc', 'InsSubNum', InsSubNum), set);
  await updateRows(tx, 'payplan', await rowsWhere(tx, 'payplan', 'InsSubNum', InsSubNum), set);
  await updateRows(tx, 'etrans', await rowsWhere(tx, 'etrans', 'InsSubNum', InsSubNum), set);
}

async function auditChange(tx: Transaction, before: InsSub, after: InsSub): Promise<void> {
  const entry = { patNum: after.Subscriber, key: after.InsSubNum, action: 'Updated' as const };
  await recordAudit(tx, { ...entry, permission: 'InsPlanEditSub', detail: `Subscriber ID: ${after.SubscriberID}` });
  if (before.Subscriber !== after.Subscriber) {
    await recordAudit(tx, {
      ...entry,
      permission: 'InsPlanChangeSubsc',
      detail: `Subscriber changed from ${before.Subscriber} to ${after.Subscriber}.`,
    });
  }
  if (before.AssignBen !== after.AssignBen) {
    await recordAudit(tx, {
      ...entry,
      permission: 'InsPlanChangeAssign',
      detail: `Assignment of benefits (pay provider) changed to ${after.AssignBen === 1}.`,
    });
  }
}
