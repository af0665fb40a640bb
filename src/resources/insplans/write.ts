import { recordAudit } from '../../db/audit.ts';
import type { Transaction } from '../../db/handle.ts';
import { findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PlanType, VerifyType } from '../../domain/enums.ts';
import { isPreferenceOn, preference, preferenceKey } from '../../practice/office/preferences.ts';
import { requireReferences } from '../../practice/office/references.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { insPlanInputs, newInsPlanInputs } from './inputs.ts';
import { REFERENCES, refuseCombination } from './rules.ts';

type Plan = Row<'insplan'>;

/** `AllowedFeeSchedsAutomate` of an office that keeps blue book data. */
const BLUE_BOOK = '2';

/** POST insplans: a plan without benefits, which pays nothing until it has some (`companions-insurance.md` 3). */
export async function createInsPlan(tx: Transaction, sent: ValuesOf<typeof newInsPlanInputs>): Promise<Plan> {
  await requireReferences(tx, sent, REFERENCES);
  const type = sent.PlanType ?? PlanType.Percentage;
  const isPercentage = type === PlanType.Percentage;
  const keepsBlueBook = isPercentage && (await preference(tx, 'AllowedFeeSchedsAutomate')) === BLUE_BOOK;
  const decided = {
    PlanType: type,
    CopayFeeSched: sent.CopayFeeSched ?? 0,
    IsBlueBookEnabled: Number(sent.IsBlueBookEnabled ?? keepsBlueBook),
  };
  await refuseCombination(tx, decided);

  const plan = await insertRow(tx, 'insplan', {
    GroupNum: '',
    ClaimFormNum: await preferenceKey(tx, 'DefaultClaimForm'),
    CobRule: Number(await preference(tx, 'InsDefaultCobRule')) || 0,
    ClaimsUseUCR: Number(isPercentage && (await isPreferenceOn(tx, 'InsDefaultShowUCRonClaims'))),
    ...asColumns(sent),
    ...decided,
    HasPpoSubstWriteoffs: 1,
    SecDateEntry: tx.today,
  });
  await insertRow(tx, 'insverify', {
    VerifyType: VerifyType.InsuranceBenefit,
    FKey: plan.PlanNum,
    DateTimeEntry: tx.now,
  });
  return plan;
}

/**
 * PUT insplans: if the change concerns estimates, everybody the plan covers gets new ones; claims stay as they are.
 */
export async function updateInsPlan(tx: Transaction, plan: Plan, sent: ValuesOf<typeof insPlanInputs>): Promise<Plan> {
  const { CarrierNum: carrier } = await requireReferences(tx, sent, REFERENCES);
  const columns: Partial<Plan> = asColumns(sent);
  const isBlueBookOff = sent.PlanType !== undefined && sent.PlanType !== PlanType.Percentage;
  if (isBlueBookOff && sent.IsBlueBookEnabled === undefined) columns.IsBlueBookEnabled = 0;
  const isCopayNew = sent.CopayFeeSched !== undefined || sent.PlanType !== undefined;
  await refuseCombination(tx, {
    PlanType: sent.PlanType ?? plan.PlanType,
    CopayFeeSched: isCopayNew ? (sent.CopayFeeSched ?? plan.CopayFeeSched) : 0,
    IsBlueBookEnabled: Number(sent.IsBlueBookEnabled ?? false),
  });

  const updated = await updateRow(tx, 'insplan', plan, columns);
  if (updated === plan) return plan;
  await auditChange(tx, plan, updated, carrier);
  return updated;
}

async function auditChange(tx: Transaction, before: Plan, after: Plan, carrier?: Row<'carrier'>): Promise<void> {
  const entry = { patNum: 0, key: after.PlanNum, action: 'Updated' as const };
  await recordAudit(tx, { ...entry, permission: 'InsPlanEdit', detail: `Group: ${after.GroupName ?? ''}` });
  if (!carrier || before.CarrierNum === after.CarrierNum) return;
  const old = (await findRow(tx, 'carrier', before.CarrierNum))?.CarrierName;
  if (old === carrier.CarrierName) return;
  await recordAudit(tx, {
    ...entry,
    permission: 'InsPlanChangeCarrierName',
    detail: `Carrier changed from ${old ?? ''} to ${carrier.CarrierName}.`,
  });
}
