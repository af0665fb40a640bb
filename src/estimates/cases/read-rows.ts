import { MIN_DATE } from '../../domain/calendar.ts';
import {
  BenefitType,
  ClaimProcStatus,
  CobRule,
  CoverageLevel,
  ExclusionRule,
  FeeScheduleType,
  ProcStatus,
  QuantityQualifier,
  SubstitutionCondition,
  TimePeriod,
  TreatArea,
  TriStateOverride,
} from '../../domain/enums.ts';
import type { DiscountPlanInput, EstimateInput } from '../facts/input.ts';
import type { BenefitRow, HistoryRow, InsPlanRow, ProcedureRow } from '../facts/table-rows.ts';
import type { CaseBenefit, CaseHistory, CasePlan, CaseProcedure, CaseSetup } from './case-file.ts';
import { type Numbering, numbering, stored } from './names.ts';

/** The patient's key; other members of a subscription get the following ones. */
export const PATIENT = 1;

/** Keys of procedures in the history start here; those of planned ones start at 1. */
const FIRST_PAST_PROCEDURE = 1_000_000;

export function readPlan(plan: CasePlan, scheds: Numbering): InsPlanRow {
  return {
    PlanNum: plan.ordinal,
    PlanType: plan.planType ?? '',
    FeeSched: scheds.numberOf(plan.feeSched),
    AllowedFeeSched: scheds.numberOf(plan.allowedFeeSched),
    CopayFeeSched: scheds.numberOf(plan.copayFeeSched),
    MonthRenew: plan.monthRenew ?? 0,
    CobRule: stored(CobRule, plan.cobRule, 'Basic'),
    CodeSubstNone: Number(plan.codeSubstNone ?? false),
    HasPpoSubstWriteoffs: Number(plan.hasPpoSubstWriteoffs ?? true),
    ExclusionFeeRule: stored(ExclusionRule, plan.exclusionFeeRule, 'PracticeDefault'),
    InsPlansZeroWriteOffsOnAnnualMaxOverride: stored(TriStateOverride, plan.zeroWriteOffsOnAnnualMax, 'UsePreference'),
    InsPlansZeroWriteOffsOnFreqOrAgingOverride: stored(
      TriStateOverride,
      plan.zeroWriteOffsOnFreqOrAging,
      'UsePreference',
    ),
  };
}

export function readBenefit(
  benefit: CaseBenefit,
  index: number,
  codes: Numbering,
  groups: Numbering,
  covCatNumOf: (name: string) => number,
): BenefitRow {
  return {
    BenefitNum: index + 1,
    PlanNum: benefit.patOverride ? 0 : benefit.plan,
    PatPlanNum: benefit.patOverride ? benefit.plan : 0,
    CovCatNum: benefit.category ? covCatNumOf(benefit.category) : 0,
    CodeGroupNum: groups.numberOf(benefit.codeGroup),
    CodeNum: codes.numberOf(benefit.code),
    BenefitType: stored(BenefitType, benefit.type, 'ActiveCoverage'),
    Percent: benefit.percent ?? -1,
    MonetaryAmt: benefit.amount ?? -1,
    TimePeriod: stored(TimePeriod, benefit.timePeriod, 'CalendarYear'),
    QuantityQualifier: stored(QuantityQualifier, benefit.qualifier, 'None'),
    Quantity: benefit.quantity ?? 0,
    CoverageLevel: stored(CoverageLevel, benefit.coverage, 'None'),
    TreatArea: stored(TreatArea, benefit.treatArea, 'None'),
  };
}

export function readProcedure(procedure: CaseProcedure, index: number, codes: Numbering, asOf: string): ProcedureRow {
  return {
    ProcNum: index + 1,
    PatNum: PATIENT,
    CodeNum: codes.numberOf(procedure.code),
    ProcFee: procedure.fee ?? 0,
    UnitQty: procedure.qty ?? 1,
    BaseUnits: 0,
    ProcDate: procedure.date ?? asOf,
    DateComplete: procedure.dateComplete ?? MIN_DATE,
    ProcStatus: stored(ProcStatus, procedure.status, 'TP'),
    ToothNum: procedure.tooth ?? '',
    Surf: procedure.surf ?? '',
    ToothRange: procedure.toothRange ?? '',
    ProvNum: procedure.prov ?? 1,
    FeeProvNum: procedure.prov ?? 1,
    ClinicNum: procedure.clinic ?? 0,
    Discount: procedure.discount ?? 0,
    TaxAmt: 0,
  };
}

/** Each row without a key is a procedure of its own; a row without a code belongs to no procedure (1.16). */
export function readHistoryRows(history: readonly CaseHistory[], codes: Numbering): HistoryRow[] {
  const members = numbering();
  const procedures = numbering();
  return history.map((item, index) => {
    const CodeNum = codes.numberOf(item.code);
    const isPending = item.status === 'NotReceived';
    const key = (item.key ?? '') === '' ? `row ${index}` : `key ${item.key}`;
    return {
      ProcNum: CodeNum === 0 ? 0 : FIRST_PAST_PROCEDURE + procedures.numberOf(key),
      ClaimNum: index + 1,
      PatNum: (item.member ?? 'self') === 'self' ? PATIENT : PATIENT + members.numberOf(item.member),
      InsSubNum: item.plan,
      Status: stored(ClaimProcStatus, item.status, 'Received'),
      ProcDate: item.date,
      InsPayEst: isPending ? (item.amount ?? 0) : 0,
      InsPayAmt: isPending ? 0 : (item.amount ?? 0),
      DedApplied: item.deduct ?? 0,
      NoBillIns: Number(item.noBillIns ?? false),
      CodeNum,
      ToothNum: item.tooth ?? '',
      Surf: item.surf ?? '',
      ToothRange: item.toothRange ?? '',
    };
  });
}

export function readDiscountPlan(
  plan: NonNullable<CaseSetup['discountPlan']>,
  scheds: Numbering,
  codes: Numbering,
): DiscountPlanInput {
  return {
    FeeSchedNum: scheds.numberOf(plan.feeSched),
    AnnualMax: plan.annualMax ?? -1,
    DateEffective: plan.dateEffective ?? MIN_DATE,
    DateTerm: plan.dateTerm ?? MIN_DATE,
    frequencyLimits: Object.entries(plan.freqLimits ?? {}).map(([category, limit]) => ({
      procCodes: plan.categoryCodes?.[category] ?? [],
      limit,
    })),
    completed: (plan.completed ?? []).map(({ code, date }) => ({ CodeNum: codes.numberOf(code), ProcDate: date })),
    adjustments: (plan.adjustments ?? []).map(({ date, amount }) => ({
      AdjAmt: amount,
      AdjDate: date,
      ProcDate: date,
      ProcNum: 0,
    })),
  };
}

/** Every code the case names exists, with defaults where it is not listed (1.12). */
export function readCodes(setup: CaseSetup, codes: Numbering): EstimateInput['procedureCodes'] {
  const listed = new Map((setup.codes ?? []).map((code) => [code.code, code]));
  for (const { code, substitutionCode } of listed.values()) {
    codes.numberOf(code);
    codes.numberOf(substitutionCode);
  }
  return codes.all().map(([ProcCode, CodeNum]) => {
    const code = listed.get(ProcCode);
    return {
      CodeNum,
      ProcCode,
      NoBillIns: Number(code?.noBillIns ?? false),
      IsTaxed: Number(code?.isTaxed ?? false),
      TreatArea: stored(TreatArea, code?.treatArea, 'None'),
      SubstitutionCode: code?.substitutionCode ?? '',
      SubstOnlyIf: stored(SubstitutionCondition, code?.substOnlyIf, 'Always'),
    };
  });
}

/** Every schedule the case names exists, Normal where it is not listed (1.9). */
export function readScheds(setup: CaseSetup, scheds: Numbering): EstimateInput['feeScheds'] {
  const listed = new Map((setup.feeScheds ?? []).map((sched) => [sched.id, sched]));
  return scheds.all().map(([id, FeeSchedNum]) => ({
    FeeSchedNum,
    FeeSchedType: stored(FeeScheduleType, listed.get(id)?.type, 'Normal'),
    IsHidden: Number(listed.get(id)?.hidden ?? false),
    IsGlobal: Number(listed.get(id)?.isGlobal ?? false),
  }));
}
