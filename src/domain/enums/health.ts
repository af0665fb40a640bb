/** `allergydef.SnomedType`. */
export const SnomedAllergy = {
  None: 0,
  AllergyToSubstance: 1,
  DrugAllergy: 2,
  DrugIntolerance: 3,
  FoodAllergy: 4,
  FoodIntolerance: 5,
  AdverseReactions: 6,
  AdverseReactionsToDrug: 7,
  AdverseReactionsToFood: 8,
  AdverseReactionsToSubstance: 9,
} as const;
export type SnomedAllergy = (typeof SnomedAllergy)[keyof typeof SnomedAllergy];

/** `disease.ProbStatus`. */
export const ProblemStatus = {
  Active: 0,
  Resolved: 1,
  Inactive: 2,
} as const;
export type ProblemStatus = (typeof ProblemStatus)[keyof typeof ProblemStatus];

/** `rxpat.SendStatus`. */
export const RxSendStatus = {
  Unsent: 0,
  InElectQueue: 1,
  SentElect: 2,
  Printed: 3,
  Faxed: 4,
  CalledIn: 5,
  GaveScript: 6,
  Pending: 7,
} as const;
export type RxSendStatus = (typeof RxSendStatus)[keyof typeof RxSendStatus];

/** `periomeasure.SequenceType`; the last two are computed and never stored. */
export const PerioSequenceType = {
  Mobility: 0,
  Furcation: 1,
  GingMargin: 2,
  MGJ: 3,
  Probing: 4,
  SkipTooth: 5,
  BleedSupPlaqCalc: 6,
  CAL: 7,
  AttGing: 8,
} as const;
export type PerioSequenceType = (typeof PerioSequenceType)[keyof typeof PerioSequenceType];
