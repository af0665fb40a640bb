import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { VerifyType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, Refusal } from '../../domain/refusal.ts';
import { followCoverage } from '../../practice/insurance/coverage/coverage-follows.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newPatPlanInputs, patPlanInputs } from './inputs.ts';
import { linksOf, renumber } from './order.ts';

type PatPlan = Row<'patplan'>;

/** POST patplans: the patient is covered from now on (`companions-insurance.md` 5.2, 5.3). */
export async function createPatPlan(tx: Transaction, sent: ValuesOf<typeof newPatPlanInputs>): Promise<PatPlan> {
  const patient = await findRow(tx, 'patient', sent.PatNum);
  if (!patient) throw new Refusal(404, 'Patient does not exist.');
  await requireSubscription(tx, sent.InsSubNum);
  refuseDeletedPatient(patient);
  const links = await linksOf(tx, sent.PatNum);
  refuseSecondLink(links, sent.InsSubNum);

  const ordinal = sent.Ordinal ?? 1;
  const inserted = await insertRow(tx, 'patplan', {
    ...asColumns(sent),
    Ordinal: Math.min(ordinal, links.length + 1),
    SecDateTEntry: tx.now,
  });
  const link = await renumber(tx, sent.PatNum, { patPlanNum: inserted.PatPlanNum, ordinal });
  await insertRow(tx, 'insverify', {
    VerifyType: VerifyType.PatientEnrollment,
    FKey: inserted.PatPlanNum,
    DateTimeEntry: tx.now,
  });
  await followCoverage(tx, sent.PatNum);
  return link ?? inserted;
}

/** PUT patplans: changes the place, the subscription, or what is written about the patient (5.4). */
export async function updatePatPlan(
  tx: Transaction,
  link: PatPlan,
  sent: ValuesOf<typeof patPlanInputs>,
): Promise<PatPlan> {
  const isOther = sent.InsSubNum !== undefined && sent.InsSubNum !== link.InsSubNum;
  if (isOther) await requireSubscription(tx, sent.InsSubNum!);
  await refuseOfDeletedPatient(tx, link);
  if (isOther) refuseSecondLink(await linksOf(tx, link.PatNum), sent.InsSubNum!);
  const { Ordinal: ordinal, ...plain } = sent;
  let updated = await updateRow(tx, 'patplan', link, asColumns(plain));
  if (ordinal !== undefined) {
    updated = (await renumber(tx, link.PatNum, { patPlanNum: link.PatPlanNum, ordinal })) ?? updated;
  }
  if (updated.Ordinal !== link.Ordinal || updated.InsSubNum !== link.InsSubNum) await followCoverage(tx, link.PatNum);
  return updated;
}

/** DELETE patplans, the desktop's "Drop": refused only for a deleted patient; lines on claims stay (5.5). */
export async function removePatPlan(tx: Transaction, link: PatPlan): Promise<PatPlan> {
  await refuseOfDeletedPatient(tx, link);
  await deleteRows(tx, 'patplan', [link]);
  await deleteRows(tx, 'benefit', await rowsWhere(tx, 'benefit', 'PatPlanNum', link.PatPlanNum));
  await dropVerification(tx, link);
  await renumber(tx, link.PatNum);
  await followCoverage(tx, link.PatNum);
  return link;
}

async function requireSubscription(tx: Transaction, insSubNum: Key): Promise<void> {
  await lockShared(tx, 'inssub', insSubNum);
  if (!(await findRow(tx, 'inssub', insSubNum))) throw new Refusal(404, 'InsSub does not exist.');
}

function refuseSecondLink(links: readonly PatPlan[], insSubNum: Key): void {
  if (links.some((link) => link.InsSubNum === insSubNum)) {
    throw badRequest('The patient is already linked to this InsSub.');
  }
}

/** Deletes the link's verification. The user to whom it was assigned need not verify the plan's benefits either. */
async function dropVerification(tx: Transaction, link: PatPlan): Promise<void> {
  const own = await verification(tx, VerifyType.PatientEnrollment, link.PatPlanNum);
  const planNum = (await findRow(tx, 'inssub', link.InsSubNum))?.PlanNum;
  const ofPlan = planNum === undefined ? [] : await verification(tx, VerifyType.InsuranceBenefit, planNum);
  await deleteRows(tx, 'insverify', own);
  const users = own.map(({ UserNum }) => UserNum).filter(Boolean);
  for (const row of ofPlan.filter(({ UserNum }) => users.includes(UserNum))) {
    await updateRow(tx, 'insverify', row, { UserNum: 0, DateLastAssigned: MIN_DATE_TIME });
  }
}

async function verification(handle: Handle, type: VerifyType, key: Key): Promise<Row<'insverify'>[]> {
  return (await rowsWhere(handle, 'insverify', 'FKey', key)).filter(({ VerifyType: stored }) => stored === type);
}
