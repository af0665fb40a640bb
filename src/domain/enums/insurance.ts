/** `benefit.BenefitType`. */
export const BenefitType = {
  ActiveCoverage: 0,
  CoInsurance: 1,
  Deductible: 2,
  CoPayment: 3,
  Exclusions: 4,
  Limitations: 5,
  WaitingPeriod: 6,
} as const;
export type BenefitType = (typeof BenefitType)[keyof typeof BenefitType];

/** `benefit.QuantityQualifier`. */
export const QuantityQualifier = {
  None: 0,
  NumberOfServices: 1,
  AgeLimit: 2,
  Visits: 3,
  Years: 4,
  Months: 5,
} as const;
export type QuantityQualifier = (typeof QuantityQualifier)[keyof typeof QuantityQualifier];

/** `benefit.TimePeriod`. */
export const TimePeriod = {
  None: 0,
  ServiceYear: 1,
  CalendarYear: 2,
  Lifetime: 3,
  Years: 4,
  NumberInLast12Months: 5,
} as const;
export type TimePeriod = (typeof TimePeriod)[keyof typeof TimePeriod];

/** `benefit.CoverageLevel`. */
export const CoverageLevel = { None: 0, Individual: 1, Family: 2 } as const;
export type CoverageLevel = (typeof CoverageLevel)[keyof typeof CoverageLevel];

/** `covcat.EbenefitCat`. */
export const EbenefitCat = {
  None: 0,
  General: 1,
  Diagnostic: 2,
  Periodontics: 3,
  Restorative: 4,
  Endodontics: 5,
  MaxillofacialProsth: 6,
  Crowns: 7,
  Accident: 8,
  Orthodontics: 9,
  Prosthodontics: 10,
  OralSurgery: 11,
  RoutinePreventive: 12,
  DiagnosticXRay: 13,
  Adjunctive: 14,
} as const;
export type EbenefitCat = (typeof EbenefitCat)[keyof typeof EbenefitCat];

/** `codegroup.CodeGroupFixed`. */
export const CodeGroupFixed = {
  None: 0,
  BW: 1,
  PanoFMX: 2,
  Exam: 3,
  Perio: 4,
  Prophy: 5,
  SRP: 6,
  FMDebride: 7,
  Fluoride: 8,
  Sealant: 9,
} as const;
export type CodeGroupFixed = (typeof CodeGroupFixed)[keyof typeof CodeGroupFixed];

/** `feesched.FeeSchedType`. */
export const FeeScheduleType = {
  Normal: 0,
  CoPay: 1,
  OutNetwork: 2,
  FixedBenefit: 3,
  ManualBlueBook: 4,
} as const;
export type FeeScheduleType = (typeof FeeScheduleType)[keyof typeof FeeScheduleType];

/** `insplan.PlanType`, stored as the letter; a percentage plan stores the empty text. */
export const PlanType = { Percentage: '', PpoPercentage: 'p', FlatCopay: 'f', Capitation: 'c' } as const;
export type PlanType = (typeof PlanType)[keyof typeof PlanType];

/** `insplan.CobRule`, preference `InsDefaultCobRule`. */
export const CobRule = { Basic: 0, Standard: 1, CarveOut: 2, SecondaryMedicaid: 3 } as const;
export type CobRule = (typeof CobRule)[keyof typeof CobRule];

/** `insplan.ExclusionFeeRule`. */
export const ExclusionRule = { PracticeDefault: 0, DoNothing: 1, UseUcrFee: 2 } as const;
export type ExclusionRule = (typeof ExclusionRule)[keyof typeof ExclusionRule];

/** The two zero-write-off overrides of insplan. */
export const TriStateOverride = { UsePreference: 0, Yes: 1, No: 2 } as const;
export type TriStateOverride = (typeof TriStateOverride)[keyof typeof TriStateOverride];

/** `insplanpreference.ValueString` of a ProcCodeNoBillIns row. */
export const NoBillInsOverride = { BillToIns: '0', DoNotUsuallyBillToIns: '1' } as const;
export type NoBillInsOverride = (typeof NoBillInsOverride)[keyof typeof NoBillInsOverride];

/** `insplanpreference.FKeyType`. */
export const InsPlanPrefFKeyType = { ProcCodeNoBillIns: 0 } as const;
export type InsPlanPrefFKeyType = (typeof InsPlanPrefFKeyType)[keyof typeof InsPlanPrefFKeyType];

/** Preference `AllowedFeeSchedsAutomate`. */
export const AllowedFees = { None: 0, LegacyBlueBook: 1, BlueBook: 2 } as const;

/** Preference `InsBlueBookAllowedFeeMethod`. */
export const BlueBookMethod = { Median: 0, Average: 1, MostRecent: 2 } as const;
export type BlueBookMethod = (typeof BlueBookMethod)[keyof typeof BlueBookMethod];

/** `insbluebookrule.RuleType`. */
export const BlueBookRuleType = {
  InsurancePlan: 0,
  GroupNumber: 1,
  InsuranceCarrier: 2,
  InsuranceCarrierGroup: 3,
  ManualBlueBookSchedule: 4,
  ProviderFee: 5,
} as const;
export type BlueBookRuleType = (typeof BlueBookRuleType)[keyof typeof BlueBookRuleType];

/** `insbluebookrule.LimitType`. */
export const BlueBookLimitType = { None: 0, Years: 1, Months: 2, Weeks: 3, Days: 4 } as const;
export type BlueBookLimitType = (typeof BlueBookLimitType)[keyof typeof BlueBookLimitType];

/** `patplan.Relationship`. */
export const Relationship = {
  Self: 0,
  Spouse: 1,
  Child: 2,
  Employee: 3,
  HandicapDep: 4,
  SignifOther: 5,
  InjuredPlaintiff: 6,
  LifePartner: 7,
  Dependent: 8,
} as const;
export type Relationship = (typeof Relationship)[keyof typeof Relationship];

/** `carrier.NoSendElect`. */
export const NoSendElect = {
  SendElect: 0,
  NoSendElect: 1,
  NoSendSecondaryElect: 2,
} as const;
export type NoSendElect = (typeof NoSendElect)[keyof typeof NoSendElect];

/** `VerifyType` of insverify and insverifyhist: InsuranceBenefit points to an insplan, PatientEnrollment to a patplan. */
export const VerifyType = {
  None: 0,
  InsuranceBenefit: 1,
  PatientEnrollment: 2,
} as const;
export type VerifyType = (typeof VerifyType)[keyof typeof VerifyType];
