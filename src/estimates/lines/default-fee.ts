import { MIN_DATE } from '../../domain/calendar.ts';
import { PlanType, ProcStatus } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import type { PreparedInput } from '../coverage/prepare.ts';
import { chargesUcr } from '../coverage/terms.ts';
import { amountOf } from '../facts/fees.ts';
import type { ProcedureRow } from '../facts/table-rows.ts';

/**
 * The unit fee that a procedure gets when none is given, or when fees are updated (FEE-1). A PPO never lowers it below
 * the office fee (FEE-3). A plan may charge the office fee for what it does not cover (FEE-4). A procedure that was
 * completed before today keeps its fee (FEE-6).
 */
export function defaultFee(prepared: PreparedInput, procedure: ProcedureRow): number {
  const { input, codes, coverages } = prepared;
  const { preferences, today } = input;
  if (procedure.ProcStatus === ProcStatus.C && completionDate(procedure) < today) return procedure.ProcFee;
  const primary = coverages.find((coverage) => coverage.ordinal === 1);
  if (!primary) return uninsuredFee(prepared, procedure);
  const code = codes.byNum(procedure.CodeNum);
  if (chargesUcr(primary, code, preferences)) return officeFee(prepared, procedure);
  const { FeeSched, PlanType: planType } = primary.plan;
  const fee = FeeSched === 0 ? uninsuredFee(prepared, procedure) : feeIn(prepared, FeeSched, procedure);
  if (planType !== PlanType.PpoPercentage) return fee;
  const ucr = officeFee(prepared, procedure);
  return fee < ucr || preferences.InsPpoAlwaysUseUcrFee ? ucr : fee;
}

function completionDate({ DateComplete, ProcDate }: ProcedureRow): string {
  return DateComplete > MIN_DATE ? DateComplete : ProcDate;
}

/**
 * The unit fee without any insurance: the patient's schedule, else the provider's, never a discount plan's (FEE-1, FEE-7,
 * DSC-6).
 */
export function uninsuredFee(prepared: PreparedInput, procedure: ProcedureRow): number {
  const { patient } = prepared.input;
  const provider = procedure.FeeProvNum || patient.PriProv || prepared.defaultProvNum;
  return feeIn(prepared, patient.FeeSched || prepared.scheduleOf(provider), procedure);
}

/** The office fee (UCR): the schedule of the patient's provider, looked up for the procedure's place (FEE-3). */
export function officeFee(prepared: PreparedInput, procedure: ProcedureRow): number {
  const provider = prepared.input.patient.PriProv || prepared.defaultProvNum;
  return feeIn(prepared, prepared.scheduleOf(provider), procedure);
}

/** A blank fee counts as 0 (FEE-1). */
function feeIn(prepared: PreparedInput, feeSched: Key, procedure: ProcedureRow): number {
  return Math.max(0, amountOf(prepared.fees.find(feeSched, procedure.CodeNum, procedure)));
}
