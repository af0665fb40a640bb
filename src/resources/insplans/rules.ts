import type { Handle, Transaction } from '../../db/handle.ts';
import { findRow, requireRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { FeeScheduleType, PlanType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';

type Plan = Row<'insplan'>;
type Merged = Pick<Plan, 'PlanType' | 'CopayFeeSched' | 'IsBlueBookEnabled'>;

interface References {
  readonly FeeSched?: Key | undefined;
  readonly CopayFeeSched?: Key | undefined;
  readonly EmployerNum?: Key | undefined;
  readonly ClaimFormNum?: Key | undefined;
}

/** Rows that the body names before the carrier of a PUT, in page order; 0 names none (`companions-insurance.md` 3). */
export async function requireReferences(tx: Transaction, sent: References): Promise<void> {
  const { FeeSched, ClaimFormNum, CopayFeeSched, EmployerNum } = sent;
  if (FeeSched) await requireRow(tx, 'feesched', FeeSched, 'FeeSched');
  if (ClaimFormNum) await requireRow(tx, 'claimform', ClaimFormNum, 'ClaimForm');
  if (CopayFeeSched) await requireRow(tx, 'feesched', CopayFeeSched, 'FeeSched');
  if (EmployerNum) await lockShared(tx, 'employer', EmployerNum);
  if (EmployerNum) await requireRow(tx, 'employer', EmployerNum, 'Employer');
}

/** 404 unless the carrier exists, hidden or not. */
export async function requireCarrier(handle: Handle, carrierNum: Key): Promise<Row<'carrier'>> {
  const carrier = carrierNum ? await findRow(handle, 'carrier', carrierNum) : undefined;
  if (!carrier) throw notFound('Carrier');
  return carrier;
}

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
