import type { Transaction } from '../../db/handle.ts';
import { rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PayPlanLinkType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { findDefinition } from '../../practice/office/definitions.ts';
import { refuseDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { preference } from '../../practice/office/preferences.ts';
import { findProvider } from '../../practice/office/providers.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { adjustmentInputs } from './inputs.ts';
import { refuseFutureDate, refuseProcedure, refuseWrongSign, requireAdjType, requireProcedure } from './rules.ts';

type Adjustment = Row<'adjustment'>;
type Sent = ValuesOf<typeof adjustmentInputs>;

/** Changes an adjustment (Adjustments page, `companions-insurance.md` 16). */
export async function updateAdjustment(tx: Transaction, adjustment: Adjustment, sent: Sent): Promise<Adjustment> {
  const patient = await requirePatient(tx, adjustment.PatNum);
  if (sent.AdjType !== undefined) await requireAdjType(tx, sent.AdjType);
  const provider = await requireOtherProvider(tx, adjustment, sent.ProvNum);
  const procedure = await requireProcedure(tx, sent.ProcNum);
  await requireClinicIfAny(tx, sent.ClinicNum);
  refuseDeletedPatient(patient);
  if (provider?.IsHidden) throw badRequest('Provider is hidden.');
  refuseProcedure(procedure, adjustment.PatNum);
  refuseFutureDate(tx, sent.AdjDate);
  await refuseAmount(tx, adjustment, sent);
  const after = await updateRow(tx, 'adjustment', adjustment, {
    ...sent,
    ...(procedure ? { ProcDate: procedure.ProcDate } : {}),
  });
  if (after.ProvNum !== adjustment.ProvNum) await moveSplits(tx, after);
  return after;
}

/** The provider it changes to, or 404. The provider it has already need not exist any more. */
async function requireOtherProvider(
  tx: Transaction,
  adjustment: Adjustment,
  provNum: Key | undefined,
): Promise<{ readonly IsHidden: number } | undefined> {
  if (provNum === undefined || provNum === adjustment.ProvNum) return undefined;
  const provider = await findProvider(tx, provNum);
  if (!provider) throw notFound('Provider');
  return provider;
}

/** Judges sign and type together, as they would be stored. */
async function refuseAmount(tx: Transaction, adjustment: Adjustment, sent: Sent): Promise<void> {
  const amount = sent.AdjAmt ?? adjustment.AdjAmt;
  const stored = await findDefinition(tx, 'AdjTypes', adjustment.AdjType);
  if (stored?.ItemValue === 'dp') {
    if (sent.AdjType !== undefined && sent.AdjType !== adjustment.AdjType) {
      throw badRequest('A discount plan adjustment cannot be changed to another AdjType.');
    }
    if (amount >= 0) throw badRequest('AdjAmt must be negative for this AdjType.');
  } else if (sent.AdjType !== undefined || sent.AdjAmt !== undefined) {
    refuseWrongSign(await requireAdjType(tx, sent.AdjType ?? adjustment.AdjType), amount);
  }
  if (amount < 0 && (await isFinanced(tx, adjustment.AdjNum))) {
    throw badRequest('This adjustment is attached to a payment plan and it cannot be negative.');
  }
}

async function isFinanced(tx: Transaction, adjNum: Key): Promise<boolean> {
  const links = await rowsWhere(tx, 'payplanlink', 'FKey', adjNum);
  return links.some(({ LinkType }) => LinkType === PayPlanLinkType.Adjustment);
}

/** The adjustment's payments get its provider if the office holds payments to the provider they are made for. */
async function moveSplits(tx: Transaction, { AdjNum, ProvNum }: Adjustment): Promise<void> {
  if ((await preference(tx, 'RigorousAccounting')) !== '0') return;
  for (const split of await rowsWhere(tx, 'paysplit', 'AdjNum', AdjNum)) {
    await updateRow(tx, 'paysplit', split, { ProvNum });
  }
}
