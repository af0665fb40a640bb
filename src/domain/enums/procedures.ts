/** `procedurelog.ProcStatus`: TP on the active plan, TPi on inactive plans only, D deleted (the row stays). */
export const ProcStatus = { TP: 1, C: 2, EC: 3, EO: 4, R: 5, D: 6, Cn: 7, TPi: 8 } as const;
export type ProcStatus = (typeof ProcStatus)[keyof typeof ProcStatus];

/** `procedurecode.TreatArea`, `benefit.TreatArea` (there None inherits from the code). */
export const TreatArea = {
  None: 0,
  Surf: 1,
  Tooth: 2,
  Mouth: 3,
  Quad: 4,
  Sextant: 5,
  Arch: 6,
  ToothRange: 7,
} as const;
export type TreatArea = (typeof TreatArea)[keyof typeof TreatArea];

/** `PlaceService` of procedurelog, site and claim; `clinic.DefaultPlaceService`. */
export const PlaceService = {
  Office: 0,
  PatientsHome: 1,
  InpatHospital: 2,
  OutpatHospital: 3,
  SkilledNursFac: 4,
  CustodialCareFacility: 5,
  OtherLocation: 6,
  MobileUnit: 7,
  School: 8,
  MilitaryTreatFac: 9,
  FederalHealthCenter: 10,
  PublicHealthClinic: 11,
  RuralHealthClinic: 12,
  EmergencyRoomHospital: 13,
  AmbulatorySurgicalCenter: 14,
  TelehealthOutsideHome: 15,
  TelehealthInHome: 16,
  OutreachSiteOrStreet: 17,
} as const;
export type PlaceService = (typeof PlaceService)[keyof typeof PlaceService];

/** `procedurecode.PaintType`: how the chart draws the code. */
export const ToothPaintingType = {
  None: 0,
  Extraction: 1,
  Implant: 2,
  RCT: 3,
  PostBU: 4,
  FillingDark: 5,
  FillingLight: 6,
  CrownDark: 7,
  CrownLight: 8,
  BridgeDark: 9,
  BridgeLight: 10,
  DentureDark: 11,
  DentureLight: 12,
  Sealant: 13,
  Veneer: 14,
  Text: 15,
  RetainedRoot: 16,
  SpaceMaintainer: 17,
} as const;
export type ToothPaintingType = (typeof ToothPaintingType)[keyof typeof ToothPaintingType];

/** `SubstOnlyIf` of procedurecode and substitutionlink. */
export const SubstitutionCondition = { Always: 0, Molar: 1, SecondMolar: 2, Never: 3, Posterior: 4 } as const;
export type SubstitutionCondition = (typeof SubstitutionCondition)[keyof typeof SubstitutionCondition];

/** `toothinitial.InitialType`. */
export const ToothInitialType = {
  Missing: 0,
  Hidden: 1,
  Primary: 2,
  ShiftM: 3,
  ShiftO: 4,
  ShiftB: 5,
  Rotate: 6,
  TipM: 7,
  TipB: 8,
  Drawing: 9,
  Text: 10,
} as const;
export type ToothInitialType = (typeof ToothInitialType)[keyof typeof ToothInitialType];

/** Preference `UseInternationalToothNumbers`. Storage is always Universal. */
export const ToothNomenclature = { Universal: 0, FDI: 1, Haderup: 2, Palmer: 3 } as const;
export type ToothNomenclature = (typeof ToothNomenclature)[keyof typeof ToothNomenclature];

/** `orthoproclink.ProcLinkType`. */
export const OrthoProcType = { Banding: 0, Debond: 1, Visit: 2 } as const;
export type OrthoProcType = (typeof OrthoProcType)[keyof typeof OrthoProcType];

/** `orthoplanlink.LinkType`. */
export const OrthoPlanLinkType = { OrthoSchedule: 0, InsPayPlan: 1, PatPayPlan: 2 } as const;
export type OrthoPlanLinkType = (typeof OrthoPlanLinkType)[keyof typeof OrthoPlanLinkType];
