/** `definition.Category`. */
export const DefCat = {
  AccountColors: 0,
  AdjTypes: 1,
  ApptConfirmed: 2,
  ApptProcsQuickAdd: 3,
  BillingTypes: 4,
  ClaimFormats: 5,
  DunningMessages: 6,
  FeeSchedNamesOld: 7,
  MedicalNotes: 8,
  OperatoriesOld: 9,
  PaymentTypes: 10,
  ProcCodeCats: 11,
  ProgNoteColors: 12,
  RecallUnschedStatus: 13,
  ServiceNotes: 14,
  DiscountTypes: 15,
  Diagnosis: 16,
  AppointmentColors: 17,
  ImageCats: 18,
  ApptPhoneNotes: 19,
  TxPriorities: 20,
  MiscColors: 21,
  ChartGraphicColors: 22,
  ContactCategories: 23,
  LetterMergeCats: 24,
  BlockoutTypes: 25,
  ProcButtonCats: 26,
  CommLogTypes: 27,
  SupplyCats: 28,
  PaySplitUnearnedType: 29,
  Prognosis: 30,
  ClaimCustomTracking: 31,
  InsurancePaymentType: 32,
  TaskPriorities: 33,
  FeeColors: 34,
  ProviderSpecialties: 35,
  ClaimPaymentTracking: 36,
  AccountQuickCharge: 37,
  InsuranceVerificationStatus: 38,
  Regions: 39,
  ClaimPaymentGroups: 40,
  AutoNoteCats: 41,
  WebSchedNewPatApptTypes: 42,
  ClaimErrorCode: 43,
  ClinicSpecialty: 44,
  JobPriorities: 45,
  CarrierGroupNames: 46,
  PayPlanCategories: 47,
  AutoDeposit: 48,
  InsuranceFilingCodeGroup: 49,
  TimeCardAdjTypes: 50,
  WebSchedExistingApptTypes: 51,
  CertificationCategories: 52,
  EClipboardImageCapture: 53,
  TaskCategories: 54,
  OperatoryTypes: 55,
} as const;
export type DefCat = (typeof DefCat)[keyof typeof DefCat];

/** `deflink.LinkType`: the table its `FKey` points into. */
export const DefLinkType = {
  ClinicSpecialty: 0,
  Patient: 1,
  AppointmentType: 2,
  Operatory: 3,
  BlockoutType: 4,
  RecallType: 5,
} as const;
export type DefLinkType = (typeof DefLinkType)[keyof typeof DefLinkType];

/** `provider.ProvStatus`. */
export const ProviderStatus = { Active: 0, Deleted: 1 } as const;
export type ProviderStatus = (typeof ProviderStatus)[keyof typeof ProviderStatus];

/** `clockevent.ClockStatus`: why somebody clocked out. */
export const TimeClockStatus = {
  Home: 0,
  Lunch: 1,
  Break: 2,
} as const;
export type TimeClockStatus = (typeof TimeClockStatus)[keyof typeof TimeClockStatus];

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
  Era835Import: 26,
  ODTouch: 27,
  eClipboard: 28,
} as const;
export type LogSource = (typeof LogSource)[keyof typeof LogSource];

/** `signalod.FKeyType`, stored as the text: the table its `FKey` points into. */
export const KeyType = {
  Undefined: 'Undefined',
  FeeSched: 'FeeSched',
  Operatory: 'Operatory',
  Provider: 'Provider',
  PatNum: 'PatNum',
  UserOd: 'UserOd',
  Job: 'Job',
  PhoneExtension: 'PhoneExtension',
  SigMessage: 'SigMessage',
  SmsMsgUnreadCount: 'SmsMsgUnreadCount',
  Task: 'Task',
  ProcessId: 'ProcessId',
  ConfKick: 'ConfKick',
  EmailAddress: 'EmailAddress',
  ChanSpy: 'ChanSpy',
  Computer: 'Computer',
} as const;
export type KeyType = (typeof KeyType)[keyof typeof KeyType];

/** `signalod.RemoteRole`. */
export const RemoteRole = {
  ClientDirect: 0,
  ClientMT: 1,
  ServerMT: 2,
} as const;
export type RemoteRole = (typeof RemoteRole)[keyof typeof RemoteRole];
