import type { Key } from '../../domain/key.ts';
import type { EstimatePreferences } from './preferences.ts';
import type {
  AllowedAmountRow,
  BenefitRow,
  BlueBookRuleRow,
  ClaimProcRow,
  CodeGroupRow,
  CovCatRow,
  CovSpanRow,
  FeeRow,
  FeeSchedRow,
  HistoryRow,
  InsPlanPreferenceRow,
  InsPlanRow,
  InsSubRow,
  OrthoCaseRow,
  PatientRow,
  PatPlanRow,
  ProcedureCodeRow,
  ProcedureRow,
  ProviderRow,
  SubstitutionLinkRow,
} from './table-rows.ts';

/**
 * Everything one patient's estimates depend on (`insurance-estimates.md` 2.23), as table rows. Each list is one query,
 * whatever the number of procedures: coverage by patient, benefits by those plans and patient plans, fees by the
 * schedules and codes concerned, history by those subscriptions. More rows than needed do no harm.
 */
export interface EstimateInput {
  /** Today at the office (2.22). */
  readonly today: string;
  /** The date the treatment plan is computed for (TPL-6); normally today. */
  readonly asOf: string;
  readonly preferences: EstimatePreferences;

  readonly patient: PatientRow;
  /** The patient's current patient plans, in any order. */
  readonly patPlans: readonly PatPlanRow[];
  /** Their subscriptions and plans; those of dropped plans with a pending claim too (ROW-8). */
  readonly insSubs: readonly InsSubRow[];
  readonly insPlans: readonly InsPlanRow[];
  readonly benefits: readonly BenefitRow[];
  readonly substitutionLinks: readonly SubstitutionLinkRow[];
  readonly insPlanPreferences: readonly InsPlanPreferenceRow[];

  readonly covCats: readonly CovCatRow[];
  readonly covSpans: readonly CovSpanRow[];
  readonly codeGroups: readonly CodeGroupRow[];
  /** Codes of the procedures, of the history, of benefit rows, and every code a substitution names. */
  readonly procedureCodes: readonly ProcedureCodeRow[];
  readonly feeScheds: readonly FeeSchedRow[];
  readonly fees: readonly FeeRow[];
  /** If no practice default is set, the first one takes its place (FEE-3). */
  readonly providers: readonly ProviderRow[];

  /** The procedures to estimate, in the order in which they use up the benefits (TPL-1). */
  readonly procedures: readonly ProcedureRow[];
  /** The claimproc rows these procedures have now. */
  readonly claimProcs: readonly ClaimProcRow[];
  /** Claimprocs of the patient's subscriptions, other members included (HIS-1 – HIS-3). */
  readonly history: readonly HistoryRow[];

  readonly discountPlan?: DiscountPlanInput | undefined;
  /** Absent if the office keeps none or the patient's first plan does not use it. */
  readonly blueBook?: BlueBookInput | undefined;
  /** Of the procedures that are linked to a case (ORT-1). */
  readonly orthoCases?: readonly OrthoCaseRow[] | undefined;
}

/** What the office has learned of the amounts that a plan without a contract allows (BB-1). */
export interface BlueBookInput {
  /** The patient's first plan, which alone uses it. */
  readonly plan: {
    readonly PlanNum: Key;
    readonly GroupNum: string;
    readonly CarrierNum: Key;
    readonly ManualFeeSchedNum: Key;
  };
  /** Carriers of the group that the plan's carrier is in; empty if it is in none. */
  readonly carrierGroup: readonly Key[];
  /** In the order in which they are tried. */
  readonly rules: readonly BlueBookRuleRow[];
  readonly method: number;
  /** Percent of the office fee. */
  readonly ucrPercent: number;
  readonly allowed: readonly AllowedAmountRow[];
}

/** A discount plan subscription with what it has been used for (DSC-1 – DSC-3, `treatment-plans.md` 3.7). */
export interface DiscountPlanInput {
  readonly FeeSchedNum: Key;
  /** −1: none. */
  readonly AnnualMax: number;
  readonly DateEffective: string;
  readonly DateTerm: string;
  readonly frequencyLimits: readonly DiscountFrequency[];
  /** The patient's completed procedures. */
  readonly completed: readonly { readonly CodeNum: Key; readonly ProcDate: string }[];
  /** The patient's adjustments of the plan's adjustment type. */
  readonly adjustments: readonly {
    readonly AdjAmt: number;
    readonly AdjDate: string;
    readonly ProcDate: string;
    readonly ProcNum: Key;
  }[];
}

/** One category of codes with the number allowed per plan year; −1: no limit. */
export interface DiscountFrequency {
  readonly procCodes: readonly string[];
  readonly limit: number;
}
