import type { Handle } from '../../db/handle.ts';
import { FeeScheduleType, PlanType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { requireLivePatient } from '../../practice/office/patients.ts';

/** The insurances of a patient, by ordinal (`companions-insurance.md` 9). 404 without the patient, 400 when deleted. */
export async function familyInsurance(handle: Handle, patNum: Key): Promise<Record<string, unknown>[]> {
  await requireLivePatient(handle, patNum);
  let dental = 0;
  return (await insurancesOf(handle, patNum)).map(({ FName, LName, copayType, ...row }) => ({
    ...row,
    subscriber: [FName, LName].filter(Boolean).join(' '),
    ordinal: row.IsMedical ? 'Medical' : (DENTAL[dental++] ?? 'Other'),
    feeSchedule: row.feeSchedule ?? '',
    planType: typeInWords(row.PlanType, copayType),
    employer: row.employer ?? '',
  }));
}

/** Dental plans are counted separately: a dental plan after a medical one is still the primary. */
const DENTAL = ['Primary', 'Secondary'];

function typeInWords(planType: string | null, copayType: number | null): string {
  switch (planType) {
    case PlanType.PpoPercentage:
      return copayType === FeeScheduleType.FixedBenefit ? 'PPO Fixed Benefit' : 'PPO Percentage';
    case PlanType.FlatCopay:
      return 'Medicaid or Flat Co-pay';
    case PlanType.Capitation:
      return 'Capitation';
    default:
      return 'Category Percentage';
  }
}

function insurancesOf(handle: Handle, patNum: Key) {
  return handle.db
    .selectFrom('patplan as l')
    .innerJoin('inssub as s', 's.InsSubNum', 'l.InsSubNum')
    .innerJoin('insplan as p', 'p.PlanNum', 's.PlanNum')
    .leftJoin('carrier as c', 'c.CarrierNum', 'p.CarrierNum')
    .leftJoin('patient as h', 'h.PatNum', 's.Subscriber')
    .leftJoin('feesched as f', 'f.FeeSchedNum', 'p.FeeSched')
    .leftJoin('feesched as k', 'k.FeeSchedNum', 'p.CopayFeeSched')
    .leftJoin('employer as e', 'e.EmployerNum', 'p.EmployerNum')
    .select(['l.PatNum', 'l.PatPlanNum', 'l.Ordinal', 'l.IsPending', 'l.Relationship', 'l.PatID'])
    .select(['s.InsSubNum', 's.Subscriber', 's.SubscriberID', 's.SubscNote', 'h.FName', 'h.LName'])
    .select(['p.CarrierNum', 'c.CarrierName', 'p.PlanNum', 'p.GroupName', 'p.GroupNum', 'p.PlanNote'])
    .select(['p.FeeSched', 'f.Description as feeSchedule', 'p.PlanType', 'p.CopayFeeSched'])
    .select(['k.FeeSchedType as copayType', 'p.EmployerNum', 'e.EmpName as employer', 'p.IsMedical'])
    .where('l.PatNum', '=', patNum)
    .orderBy('l.Ordinal')
    .orderBy('l.PatPlanNum')
    .execute();
}
