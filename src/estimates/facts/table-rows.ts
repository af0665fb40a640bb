import type { Key } from '../../domain/key.ts';

/**
 * The columns the estimate rules read, under their published names, so that rows loaded from the database fit as they
 * are. Keys are `Key` (0 = none), dates `yyyy-MM-dd` (`0001-01-01` = none), money dollars (−1 = none where COL-1 says), flags 0 or 1.
 */

export interface PatientRow {
  readonly PatNum: Key;
  readonly Birthdate: string;
  readonly PriProv: Key;
  readonly FeeSched: Key;
}

export interface PatPlanRow {
  readonly PatPlanNum: Key;
  readonly Ordinal: number;
  readonly InsSubNum: Key;
}

export interface InsSubRow {
  readonly InsSubNum: Key;
  readonly PlanNum: Key;
  readonly DateEffective: string;
}

export interface InsPlanRow {
  readonly PlanNum: Key;
  readonly PlanType: string;
  readonly FeeSched: Key;
  readonly AllowedFeeSched: Key;
  readonly CopayFeeSched: Key;
  readonly MonthRenew: number;
  readonly CobRule: number;
  readonly CodeSubstNone: number;
  readonly HasPpoSubstWriteoffs: number;
  readonly ExclusionFeeRule: number;
  readonly InsPlansZeroWriteOffsOnAnnualMaxOverride: number;
  readonly InsPlansZeroWriteOffsOnFreqOrAgingOverride: number;
}

export interface BenefitRow {
  readonly BenefitNum: Key;
  readonly PlanNum: Key;
  readonly PatPlanNum: Key;
  readonly CovCatNum: Key;
  readonly CodeGroupNum: Key;
  readonly CodeNum: Key;
  readonly BenefitType: number;
  readonly Percent: number;
  readonly MonetaryAmt: number;
  readonly TimePeriod: number;
  readonly QuantityQualifier: number;
  readonly Quantity: number;
  readonly CoverageLevel: number;
  readonly TreatArea: number;
}

export interface SubstitutionLinkRow {
  readonly PlanNum: Key;
  readonly CodeNum: Key;
  readonly SubstitutionCode: string;
  readonly SubstOnlyIf: number;
}

/** Rows with FKeyType 0 only: the plan's own answer to "bill this code?" (`ValueString` "0" bill, "1" do not). */
export interface InsPlanPreferenceRow {
  readonly PlanNum: Key;
  readonly FKey: Key;
  readonly ValueString: string;
}

export interface CovCatRow {
  readonly CovCatNum: Key;
  readonly CovOrder: number;
  readonly IsHidden: number;
  readonly EbenefitCat: number;
}

export interface CovSpanRow {
  readonly CovCatNum: Key;
  readonly FromCode: string;
  readonly ToCode: string;
}

export interface CodeGroupRow {
  readonly CodeGroupNum: Key;
  readonly ProcCodes: string;
  readonly ItemOrder: number;
}

export interface ProcedureCodeRow {
  readonly CodeNum: Key;
  readonly ProcCode: string;
  readonly NoBillIns: number;
  readonly IsTaxed: number;
  readonly TreatArea: number;
  readonly SubstitutionCode: string;
  readonly SubstOnlyIf: number;
}

export interface FeeSchedRow {
  readonly FeeSchedNum: Key;
  readonly FeeSchedType: number;
  readonly IsHidden: number;
  readonly IsGlobal: number;
}

export interface FeeRow {
  readonly FeeNum: Key;
  readonly FeeSched: Key;
  readonly CodeNum: Key;
  readonly ClinicNum: Key;
  readonly ProvNum: Key;
  readonly Amount: number;
}

export interface ProviderRow {
  readonly ProvNum: Key;
  readonly FeeSched: Key;
}

export interface ProcedureRow {
  readonly ProcNum: Key;
  readonly PatNum: Key;
  readonly CodeNum: Key;
  readonly ProcFee: number;
  readonly UnitQty: number;
  readonly BaseUnits: number;
  readonly ProcDate: string;
  readonly DateComplete: string;
  readonly ProcStatus: number;
  readonly ToothNum: string;
  readonly Surf: string;
  readonly ToothRange: string;
  readonly ProvNum: Key;
  /** Whose fees are charged: the procedure's provider, or for hygiene the appointment's dentist (MED-2). */
  readonly FeeProvNum: Key;
  readonly ClinicNum: Key;
  readonly Discount: number;
  readonly TaxAmt: number;
}

/** One rule of the blue book (`insbluebookrule`): where an allowed amount is looked for, and how far back. */
export interface BlueBookRuleRow {
  readonly RuleType: number;
  readonly LimitValue: number;
  readonly LimitType: number;
}

/** What a claim on a plan without a contract showed to be allowed for a code (`insbluebook`). */
export interface AllowedAmountRow {
  readonly ProcCodeNum: Key;
  readonly PlanNum: Key;
  readonly GroupNum: string;
  readonly CarrierNum: Key;
  readonly AllowedOverride: number;
  readonly ProcDate: string;
  readonly DateTEntry: string;
}

/** What an orthodontic case says about a procedure that is linked to it. */
export interface OrthoCaseRow {
  readonly ProcNum: Key;
  readonly Fee: number;
  readonly FeeInsPrimary: number;
  readonly FeeInsSecondary: number;
}

/** One estimate row: the columns of `claimproc` the rules read or write (COL-1). */
export interface ClaimProcRow {
  /** 0 on a row the calculation has just added (ROW-2). */
  ClaimProcNum: Key;
  ProcNum: Key;
  ClaimNum: Key;
  PatNum: Key;
  ProvNum: Key;
  ClinicNum: Key;
  PlanNum: Key;
  InsSubNum: Key;
  Status: number;
  ProcDate: string;
  DateCP: string;
  NoBillIns: number;
  AllowedOverride: number;
  CopayAmt: number;
  CopayOverride: number;
  Percentage: number;
  PercentOverride: number;
  DedEst: number;
  DedEstOverride: number;
  DedApplied: number;
  PaidOtherIns: number;
  PaidOtherInsOverride: number;
  BaseEst: number;
  InsEstTotal: number;
  InsEstTotalOverride: number;
  InsPayEst: number;
  InsPayAmt: number;
  WriteOff: number;
  WriteOffEst: number;
  WriteOffEstOverride: number;
  EstimateNote: string;
  IsOverpay: number;
}

/** One item of the history list (HIS-1): a claimproc row with the code and area of its procedure (none: CodeNum 0). */
export interface HistoryRow {
  readonly ProcNum: Key;
  readonly ClaimNum: Key;
  readonly PatNum: Key;
  readonly InsSubNum: Key;
  readonly Status: number;
  readonly ProcDate: string;
  readonly InsPayEst: number;
  readonly InsPayAmt: number;
  readonly DedApplied: number;
  readonly NoBillIns: number;
  readonly CodeNum: Key;
  readonly ToothNum: string;
  readonly Surf: string;
  readonly ToothRange: string;
}
