/**
 * What the database stores (numbers, sometimes letters) under the names the API speaks. Each table reads
 * `{ name: stored }` (a plain word where the API itself speaks the stored letter), and the type of the same name is the
 * union of its stored values.
 */

// Procedures

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

/** `BypassGlobalLock` of procedurecode and sheetdef. */
export const BypassLockStatus = { NeverBypass: 0, BypassIfZero: 1, BypassAlways: 2 } as const;
export type BypassLockStatus = (typeof BypassLockStatus)[keyof typeof BypassLockStatus];

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

// Treatment plans and layouts

/** `treatplan.TPStatus`. */
export const TPStatus = { Saved: 0, Active: 1, Inactive: 2 } as const;
export type TPStatus = (typeof TPStatus)[keyof typeof TPStatus];

/** `treatplan.TPType`. */
export const TPType = { Insurance: 0, Discount: 1 } as const;
export type TPType = (typeof TPType)[keyof typeof TPType];

/** `sheetdef.SheetType`. */
export const SheetTypeEnum = {
  LabelPatient: 0,
  LabelCarrier: 1,
  LabelReferral: 2,
  ReferralSlip: 3,
  LabelAppointment: 4,
  Rx: 5,
  Consent: 6,
  PatientLetter: 7,
  ReferralLetter: 8,
  PatientForm: 9,
  RoutingSlip: 10,
  MedicalHistory: 11,
  LabSlip: 12,
  ExamSheet: 13,
  DepositSlip: 14,
  Statement: 15,
  MedLabResults: 16,
  TreatmentPlan: 17,
  Screening: 18,
  PaymentPlan: 19,
  RxMulti: 20,
  ERA: 21,
  ERAGridHeader: 22,
  RxInstruction: 23,
  PatientDashboard: 24,
  PatientDashboardWidget: 25,
  ChartModule: 26,
  None: 27,
} as const;
export type SheetTypeEnum = (typeof SheetTypeEnum)[keyof typeof SheetTypeEnum];

/** `sheetfielddef.FieldType`. */
export const SheetFieldType = {
  OutputText: 0,
  InputField: 1,
  StaticText: 2,
  Parameter: 3,
  Image: 4,
  Drawing: 5,
  Line: 6,
  Rectangle: 7,
  CheckBox: 8,
  SigBox: 9,
  PatImage: 10,
  Special: 11,
  Grid: 12,
  ComboBox: 13,
  ScreenChart: 14,
  MobileHeader: 15,
  SigBoxPractice: 16,
} as const;
export type SheetFieldType = (typeof SheetFieldType)[keyof typeof SheetFieldType];

/** `document.ImgType`. */
export const ImageType = { Document: 0, Radiograph: 1, Photo: 2, File: 3, Attachment: 4 } as const;
export type ImageType = (typeof ImageType)[keyof typeof ImageType];

// Insurance

/** `claimproc.Status`. */
export const ClaimProcStatus = {
  NotReceived: 0,
  Received: 1,
  Preauth: 2,
  Adjustment: 3,
  Supplemental: 4,
  CapClaim: 5,
  Estimate: 6,
  CapComplete: 7,
  CapEstimate: 8,
  InsHist: 9,
} as const;
export type ClaimProcStatus = (typeof ClaimProcStatus)[keyof typeof ClaimProcStatus];

/** `claim.ClaimStatus`, stored as the letter. */
export const ClaimStatus = {
  Unsent: 'U',
  HoldUntilPrimaryReceived: 'H',
  WaitingToSend: 'W',
  ProbablySent: 'P',
  Sent: 'S',
  Received: 'R',
  HoldForInProcess: 'I',
  Adjustment: 'A',
} as const;
export type ClaimStatus = (typeof ClaimStatus)[keyof typeof ClaimStatus];

/** `claim.ClaimType`, stored as the text. */
export const ClaimType = {
  Primary: 'P',
  Secondary: 'S',
  PreAuth: 'PreAuth',
  Other: 'Other',
  Cap: 'Cap',
} as const;
export type ClaimType = (typeof ClaimType)[keyof typeof ClaimType];

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

// Patients, providers, appointments

/** `patient.PatStatus`. */
export const PatStatus = {
  Patient: 0,
  NonPatient: 1,
  Inactive: 2,
  Archived: 3,
  Deleted: 4,
  Deceased: 5,
  Prospective: 6,
} as const;
export type PatStatus = (typeof PatStatus)[keyof typeof PatStatus];

/** `patient.Gender`. */
export const Gender = { Male: 0, Female: 1, Unknown: 2, Other: 3 } as const;
export type Gender = (typeof Gender)[keyof typeof Gender];

/** `patient.Position`. */
export const Position = { Single: 0, Married: 1, Child: 2, Widowed: 3, Divorced: 4 } as const;
export type Position = (typeof Position)[keyof typeof Position];

/** `PreferConfirmMethod`, `PreferContactMethod`, `PreferRecallMethod`, `PreferContactConfidential` of patient. */
export const ContactMethod = {
  None: 0,
  DoNotCall: 1,
  HmPhone: 2,
  WkPhone: 3,
  WirelessPh: 4,
  Email: 5,
  SeeNotes: 6,
  Mail: 7,
  TextMessage: 8,
} as const;
export type ContactMethod = (typeof ContactMethod)[keyof typeof ContactMethod];

/** `patient.TxtMsgOk` and other three-way answers. */
export const YN = { Unknown: 0, Yes: 1, No: 2 } as const;
export type YN = (typeof YN)[keyof typeof YN];

/** `provider.ProvStatus`. */
export const ProviderStatus = { Active: 0, Deleted: 1 } as const;
export type ProviderStatus = (typeof ProviderStatus)[keyof typeof ProviderStatus];

/** `appointment.AptStatus`. */
export const AptStatus = {
  None: 0,
  Scheduled: 1,
  Complete: 2,
  UnschedList: 3,
  ASAP: 4,
  Broken: 5,
  Planned: 6,
  PtNote: 7,
  PtNoteCompleted: 8,
} as const;
export type AptStatus = (typeof AptStatus)[keyof typeof AptStatus];

/** `appointment.Priority`. */
export const ApptPriority = { Normal: 0, ASAP: 1 } as const;
export type ApptPriority = (typeof ApptPriority)[keyof typeof ApptPriority];

/** `histappointment.HistApptAction`. */
export const HistAppointmentAction = { Created: 0, Changed: 1, Missed: 2, Cancelled: 3, Deleted: 4 } as const;
export type HistAppointmentAction = (typeof HistAppointmentAction)[keyof typeof HistAppointmentAction];

/** `histappointment.ApptSource`. */
export const EServiceType = {
  None: 0,
  EConnector: 1,
  Broadcaster: 2,
  BroadcastMonitor: 3,
  ServiceMainHQ: 4,
  OpenDentalService: 5,
  OpenDentalAPIService: 6,
} as const;
export type EServiceType = (typeof EServiceType)[keyof typeof EServiceType];

/** `recall.Priority`. */
export const RecallPriority = { Normal: 0, ASAP: 1 } as const;
export type RecallPriority = (typeof RecallPriority)[keyof typeof RecallPriority];

/** `refattach.RefType`. */
export const ReferralType = { RefTo: 0, RefFrom: 1, RefCustom: 2 } as const;
export type ReferralType = (typeof ReferralType)[keyof typeof ReferralType];

/** `refattach.RefToStatus`. */
export const ReferralToStatus = {
  None: 0,
  Declined: 1,
  Scheduled: 2,
  Consulted: 3,
  InTreatment: 4,
  Complete: 5,
} as const;
export type ReferralToStatus = (typeof ReferralToStatus)[keyof typeof ReferralToStatus];

/** `payplanlink.LinkType`; a Procedure link blocks deletion. */
export const PayPlanLinkType = { None: 0, Adjustment: 1, Procedure: 2, OrthoCase: 3 } as const;
export type PayPlanLinkType = (typeof PayPlanLinkType)[keyof typeof PayPlanLinkType];

// Definitions, audit, signals, storage

/** `definition.Category`. */
export const DefCat = {
  AdjTypes: 1,
  ApptConfirmed: 2,
  BillingTypes: 4,
  PaymentTypes: 10,
  ProcCodeCats: 11,
  RecallUnschedStatus: 13,
  Diagnosis: 16,
  ImageCats: 18,
  TxPriorities: 20,
  ChartGraphicColors: 22,
  PaySplitUnearnedType: 29,
  Prognosis: 30,
  ClaimCustomTracking: 31,
  InsurancePaymentType: 32,
  ProviderSpecialties: 35,
  ClaimPaymentTracking: 36,
  Regions: 39,
  ClaimPaymentGroups: 40,
  CarrierGroupNames: 46,
  PayPlanCategories: 47,
  InsuranceFilingCodeGroup: 49,
} as const;
export type DefCat = (typeof DefCat)[keyof typeof DefCat];

/** `securitylog.PermType`. */
export const PermType = {
  TPModule: 4,
  ChartModule: 5,
  ProcComplEdit: 10,
  ClaimSentEdit: 14,
  AdjustmentCreate: 17,
  AdjustmentEdit: 18,
  ProcComplCreate: 23,
  AppointmentMove: 26,
  AppointmentEdit: 27,
  TreatPlanEdit: 38,
  SheetEdit: 42,
  ImageDelete: 44,
  ProcEditShowFee: 46,
  ProcDelete: 49,
  ProcedureNoteFull: 53,
  ProcFeeEdit: 64,
  TreatPlanDiscountEdit: 82,
  ImageEdit: 89,
  AppointmentCompleteEdit: 96,
  ProcEdit: 100,
  ProcComplEditLimited: 117,
  TreatPlanPresenterEdit: 123,
  ClaimProcReceivedEdit: 125,
  ProcedureNoteUser: 146,
  GroupNoteEditSigned: 147,
  ClaimEdit: 150,
  LogSubscriberEdit: 155,
  RecallEdit: 156,
  TreatPlanSign: 162,
  ProcExistingEdit: 163,
  ProcCompleteStatusEdit: 185,
  ProcCompleteAddAdj: 186,
  ProcCompleteEditMisc: 187,
  ProcCompleteNote: 188,
  ProcCompleteEdit: 189,
  ImageCreate: 202,
  ApiSubscription: 225,
} as const;
export type PermType = (typeof PermType)[keyof typeof PermType];

/** `securitylog.LogSource`; every audit row of this server says API. */
export const LogSource = {
  None: 0,
  WebSched: 1,
  InsPlanImport834: 2,
  HL7: 3,
  DBM: 4,
  FHIR: 5,
  PatientPortal: 6,
  WebSchedNewPatAppt: 7,
  AutoConfirmations: 8,
  Diagnostic: 9,
  MobileWeb: 10,
  CanadaEobAutoImport: 11,
  WebSchedASAP: 12,
  OpenDentalService: 13,
  BroadcastMonitor: 14,
  AutoLogOff: 15,
  ODMobile: 16,
  TextMessaging: 17,
  CareCredit: 18,
  WebSchedExistingPatient: 19,
  eRx: 20,
  SignupPortal: 21,
  EmployerImport834: 22,
  API: 23,
  ClaimReceiveAutomatic: 24,
  PaymentPortal: 25,
} as const;
export type LogSource = (typeof LogSource)[keyof typeof LogSource];

/** `signalod.IType`. */
export const InvalidType = {
  None: 0,
  Date: 1,
  ProcCodes: 4,
  Prefs: 5,
  Carriers: 8,
  InsCats: 11,
  Defs: 14,
  Fees: 16,
  Security: 19,
  Providers: 22,
  Sites: 29,
  Sheets: 31,
  RecallTypes: 32,
  FeeScheds: 33,
  InsFilingCodes: 47,
  Appointment: 68,
  ClinicPrefs: 75,
  ProcMultiVisits: 94,
  TPModule: 97,
  AccModule: 102,
  CodeGroups: 110,
} as const;
export type InvalidType = (typeof InvalidType)[keyof typeof InvalidType];

/** Preference `AtoZfolderUsed`: where a PDF goes. */
export const DataStorageType = { InDatabase: 0, LocalAtoZ: 1, DropboxAtoZ: 2, SftpAtoZ: 3 } as const;
export type DataStorageType = (typeof DataStorageType)[keyof typeof DataStorageType];

/** `procedurelog.IcdVersion`, preference `DxIcdVersion`. */
export const IcdVersion = { Icd9: 9, Icd10: 10 } as const;
export type IcdVersion = (typeof IcdVersion)[keyof typeof IcdVersion];
