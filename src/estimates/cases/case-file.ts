/**
 * The published shape of an acceptance case file (`insurance-estimates.md` 1). Only the marked keys are required.
 * Schedules, categories, groups and codes have names that the file itself chooses.
 */
export interface CaseFile {
  readonly asOf: string;
  readonly cases: readonly EstimateCase[];
}

export interface EstimateCase {
  readonly id: string;
  /** `tp` where absent (1.4). */
  readonly mode?: string | null;
  readonly setup: CaseSetup;
  readonly expect: readonly Expectation[];
}

/** One expected value: of the row of a plan (ordinal 1, 2, 3), or of the procedure and its line (ordinal 0). */
export interface Expectation {
  readonly proc: string;
  readonly ordinal: number;
  readonly field: string;
  readonly value: unknown;
}

export interface CaseSetup {
  readonly plans?: readonly CasePlan[];
  readonly benefits?: readonly CaseBenefit[];
  readonly fees?: readonly CaseFee[];
  readonly feeScheds?: readonly { id: string; type?: string; isGlobal?: boolean; hidden?: boolean }[];
  readonly providers?: readonly { id: number; feeSched?: string | null }[];
  readonly patient?: { birthdate?: string; priProv?: number | null; feeSched?: string | null };
  readonly codes?: readonly CaseCode[];
  readonly codeGroups?: readonly { id: string; codes?: readonly string[] }[];
  readonly categories?: readonly { name: string; spans?: readonly (readonly [string, string])[] }[];
  readonly prefs?: Readonly<Record<string, unknown>>;
  readonly history?: readonly CaseHistory[];
  readonly procedures?: readonly CaseProcedure[];
  readonly discountPlan?: CaseDiscountPlan | null;
}

export interface CasePlan {
  readonly ordinal: number;
  readonly planType?: string;
  readonly feeSched?: string | null;
  readonly allowedFeeSched?: string | null;
  readonly copayFeeSched?: string | null;
  readonly monthRenew?: number;
  readonly cobRule?: string;
  readonly codeSubstNone?: boolean;
  readonly hasPpoSubstWriteoffs?: boolean;
  readonly exclusionFeeRule?: string;
  readonly zeroWriteOffsOnAnnualMax?: string;
  readonly zeroWriteOffsOnFreqOrAging?: string;
  readonly dateEffective?: string;
  readonly substitutions?: readonly { code: string; substCode?: string; onlyIf?: string }[];
  readonly noBillCodes?: Readonly<Record<string, boolean>>;
}

export interface CaseBenefit {
  readonly plan: number;
  readonly type: string;
  readonly patOverride?: boolean;
  readonly category?: string | null;
  readonly code?: string | null;
  readonly codeGroup?: string | null;
  readonly percent?: number;
  readonly amount?: number;
  readonly quantity?: number;
  readonly qualifier?: string;
  readonly timePeriod?: string;
  readonly coverage?: string;
  readonly treatArea?: string;
}

export interface CaseFee {
  readonly sched: string;
  readonly code: string;
  readonly amount: number | null;
  readonly clinic?: number;
  readonly prov?: number;
}

interface CaseCode {
  readonly code: string;
  readonly substitutionCode?: string;
  readonly substOnlyIf?: string;
  readonly noBillIns?: boolean;
  readonly treatArea?: string;
  readonly isTaxed?: boolean;
}

export interface CaseHistory {
  readonly plan: number;
  readonly code?: string;
  readonly date: string;
  readonly amount?: number;
  readonly deduct?: number;
  readonly status?: string;
  readonly member?: string;
  readonly tooth?: string;
  readonly surf?: string;
  readonly toothRange?: string;
  readonly noBillIns?: boolean;
  readonly key?: string;
}

export interface CaseProcedure {
  readonly key: string;
  readonly code: string;
  readonly fee?: number | null;
  readonly qty?: number;
  readonly priority?: number | null;
  readonly tooth?: string;
  readonly surf?: string;
  readonly toothRange?: string;
  readonly date?: string;
  readonly status?: string;
  readonly dateComplete?: string;
  readonly prov?: number;
  readonly clinic?: number;
  readonly discount?: number;
  readonly staleEstimateRows?: number;
  readonly rows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface CaseDiscountPlan {
  readonly feeSched: string;
  readonly annualMax?: number;
  readonly dateEffective?: string;
  readonly dateTerm?: string;
  readonly freqLimits?: Readonly<Record<string, number>>;
  readonly categoryCodes?: Readonly<Record<string, readonly string[]>>;
  readonly completed?: readonly { code: string; date: string }[];
  readonly adjustments?: readonly { date: string; amount: number }[];
}
