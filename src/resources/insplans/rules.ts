import type { Handle } from '../../db/handle.ts';
import { findRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { FeeScheduleType, PlanType } from '../../domain/enums.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireEmployerIfAny } from '../../practice/office/employers.ts';
import { definitionIfAny, rowIfAny, rowOf } from '../../practice/office/references.ts';

type Plan = Row<'insplan'>;
type Merged = Pick<Plan, 'PlanType' | 'CopayFeeSched' | 'IsBlueBookEnabled'>;

/** What a plan names (`companions-insurance.md` 3). */
export const REFERENCES = {
  CarrierNum: rowOf('carrier', 'Carrier'),
  FeeSched: rowIfAny('feesched', 'FeeSched'),
  ClaimFormNum: rowIfAny('claimform', 'ClaimForm'),
  CopayFeeSched: rowIfAny('feesched', 'FeeSched'),
  EmployerNum: requireEmployerIfAny,
  AllowedFeeSched: rowIfAny('feesched', 'FeeSched'),
  BillingType: definitionIfAny('BillingTypes'),
};

/** Refuses combinations that no plan may have; for an existing plan only those that the request touches. */
export async function refuseCombination(handle: Handle, plan: Merged): Promise<void> {
  if (plan.CopayFeeSched) await refuseCopaySchedule(handle, plan);
  if (plan.IsBlueBookEnabled && plan.PlanType !== PlanType.Percentage) {
    throw badRequest('IsBlueBookEnabled cannot be true unless PlanType is Percentage.');
  }
}

/** A PPO plan with a schedule of fixed benefits is the "PPO Fixed Benefit" plan. */
async function refuseCopaySchedule(handle: Handle, { CopayFeeSched, PlanType: type }: Merged): Promise<void> {
  const allowed: readonly number[] =
    type === PlanType.PpoPercentage ? [FeeScheduleType.CoPay, FeeScheduleType.FixedBenefit] : [FeeScheduleType.CoPay];
  const schedule = await findRow(handle, 'feesched', CopayFeeSched);
  if (schedule && !allowed.includes(schedule.FeeSchedType)) {
    throw badRequest('CopayFeeSched must have a FeeSchedType of CoPay.');
  }
}
