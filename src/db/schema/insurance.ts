import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const insplan = {
  PlanNum: id(),
  GroupName: text('varchar(50)', { nullable: true, default: '' }),
  GroupNum: text('varchar(25)', { nullable: true }),
  PlanNote: text('text'),
  FeeSched: key({ index: 'FeeSched#1' }),
  PlanType: text('char(1)', { nullable: true, default: '' }),
  ClaimFormNum: key(),
  UseAltCode: whole('tinyint(1) unsigned', { default: 0 }),
  ClaimsUseUCR: whole('tinyint(1) unsigned', { default: 0 }),
  CopayFeeSched: key({ index: 'CopayFeeSched#1' }),
  EmployerNum: key(),
  CarrierNum: key({ index: 'CarrierNum#1 CarrierNumPlanNum#1' }),
  AllowedFeeSched: key(),
  TrojanID: text('varchar(100)', { nullable: true, default: '', index: 'TrojanID#1' }),
  DivisionNo: text('varchar(255)', { nullable: true, default: '' }),
  IsMedical: whole('tinyint(3) unsigned', { default: 0 }),
  FilingCode: key(),
  DentaideCardSequence: whole('tinyint(3) unsigned'),
  ShowBaseUnits: whole('tinyint(1)'),
  CodeSubstNone: whole('tinyint(1)'),
  IsHidden: whole('tinyint(4)'),
  MonthRenew: whole('tinyint(4)'),
  FilingCodeSubtype: key({ index: 'FilingCodeSubtype#1' }),
  CanadianPlanFlag: text('varchar(5)'),
  CanadianDiagnosticCode: text('varchar(255)'),
  CanadianInstitutionCode: text('varchar(255)'),
  RxBIN: text('varchar(255)'),
  CobRule: whole('tinyint(4)'),
  SopCode: text('varchar(255)'),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
  HideFromVerifyList: whole('tinyint(4)'),
  OrthoType: whole('tinyint(4)'),
  OrthoAutoProcFreq: whole('tinyint(4)'),
  OrthoAutoProcCodeNumOverride: key({ index: 'OrthoAutoProcCodeNumOverride#1' }),
  OrthoAutoFeeBilled: real(),
  OrthoAutoClaimDaysWait: whole('int(11)'),
  BillingType: key({ index: 'BillingType#1' }),
  HasPpoSubstWriteoffs: whole('tinyint(4)'),
  ExclusionFeeRule: whole('tinyint(4)'),
  ManualFeeSchedNum: key({ default: 0, index: 'ManualFeeSchedNum#1' }),
  IsBlueBookEnabled: whole('tinyint(4)', { default: 1, since: '21.2' }),
  InsPlansZeroWriteOffsOnAnnualMaxOverride: whole('tinyint(4)', { since: '22.3' }),
  InsPlansZeroWriteOffsOnFreqOrAgingOverride: whole('tinyint(4)', { since: '22.3' }),
  PerVisitPatAmount: real('double', { since: '23.1' }),
  PerVisitInsAmount: real('double', { since: '23.1' }),
} as const satisfies TableDefinition;

export const insplanpreference = {
  InsPlanPrefNum: id(),
  PlanNum: key({ index: 'PlanNum#1' }),
  FKey: key({ index: 'FKey#1' }),
  FKeyType: whole('tinyint(4)'),
  ValueString: text('text'),
} as const satisfies TableDefinition;

export const inssub = {
  InsSubNum: id(),
  PlanNum: key({ index: 'PlanNum#1' }),
  Subscriber: key({ index: 'Subscriber#1' }),
  DateEffective: date({ default: MIN_DATE }),
  DateTerm: date({ default: MIN_DATE }),
  ReleaseInfo: whole('tinyint(4)'),
  AssignBen: whole('tinyint(4)'),
  SubscriberID: text('varchar(255)'),
  BenefitNotes: text('text'),
  SubscNote: text('text'),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
  SecurityHash: text('varchar(255)', { since: '25.2' }),
} as const satisfies TableDefinition;

export const patplan = {
  PatPlanNum: id(),
  PatNum: key({ index: 'indexPatNum#1' }),
  Ordinal: whole('tinyint(3) unsigned', { default: 0 }),
  IsPending: whole('tinyint(3) unsigned', { default: 0 }),
  Relationship: whole('tinyint(3) unsigned', { default: 0 }),
  PatID: text('varchar(100)', { nullable: true, default: '' }),
  InsSubNum: key({ index: 'InsSubNum#1' }),
  OrthoAutoFeeBilledOverride: real('double', { default: -1 }),
  OrthoAutoNextClaimDate: date({ default: MIN_DATE }),
  SecDateTEntry: dateTime({ default: MIN_DATE_TIME, index: 'SecDateTEntry#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
} as const satisfies TableDefinition;

export const carrier = {
  CarrierNum: id(),
  CarrierName: text('varchar(255)', { nullable: true, default: '', index: 'CarrierNumName#2' }),
  Address: text('varchar(255)', { nullable: true, default: '' }),
  Address2: text('varchar(255)', { nullable: true, default: '' }),
  City: text('varchar(255)', { nullable: true, default: '' }),
  State: text('varchar(255)', { nullable: true, default: '' }),
  Zip: text('varchar(255)', { nullable: true, default: '' }),
  Phone: text('varchar(255)', { nullable: true, default: '' }),
  ElectID: text('varchar(255)', { nullable: true, default: '' }),
  NoSendElect: whole('tinyint(1) unsigned', { default: 0 }),
  IsCDA: whole('tinyint(3) unsigned'),
  CDAnetVersion: text('varchar(100)', { nullable: true, default: '' }),
  CanadianNetworkNum: key({ index: 'CanadianNetworkNum#1' }),
  IsHidden: whole('tinyint(4)'),
  CanadianEncryptionMethod: whole('tinyint(4)'),
  CanadianSupportedTypes: whole('int(11)'),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
  TIN: text('varchar(255)'),
  CarrierGroupName: key({ index: 'CarrierGroupName#1' }),
  ApptTextBackColor: whole('int(11)'),
  IsCoinsuranceInverted: whole('tinyint(4)'),
  TrustedEtransFlags: whole('tinyint(4)'),
  CobInsPaidBehaviorOverride: whole('tinyint(4)'),
  EraAutomationOverride: whole('tinyint(4)'),
  OrthoInsPayConsolidate: whole('tinyint(4)', { since: '21.2' }),
} as const satisfies TableDefinition;

export const benefit = {
  BenefitNum: id(),
  PlanNum: key({ index: 'indexPlanNum#1' }),
  PatPlanNum: key({ index: 'indexPatPlanNum#1' }),
  CovCatNum: key({ index: 'CovCatNum#1' }),
  BenefitType: whole('tinyint(3) unsigned', { default: 0, index: 'BenefitType#1' }),
  Percent: whole('tinyint(4)', { index: 'Percent#1' }),
  MonetaryAmt: real('double', { default: 0, index: 'MonetaryAmt#1' }),
  TimePeriod: whole('tinyint(3) unsigned', { default: 0, index: 'TimePeriod#1' }),
  QuantityQualifier: whole('tinyint(3) unsigned', { default: 0, index: 'QuantityQualifier#1' }),
  Quantity: whole('tinyint(3) unsigned', { default: 0, index: 'Quantity#1' }),
  CodeNum: key({ index: 'CodeNum#1' }),
  CoverageLevel: whole('int(11)', { index: 'CoverageLevel#1' }),
  SecDateTEntry: dateTime({ default: MIN_DATE_TIME, index: 'SecDateTEntry#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  CodeGroupNum: key({ index: 'CodeGroupNum#1', since: '23.2' }),
  TreatArea: whole('tinyint(4)', { since: '23.3' }),
} as const satisfies TableDefinition;

export const covcat = {
  CovCatNum: id(),
  Description: text('varchar(50)', { nullable: true, default: '' }),
  DefaultPercent: whole('smallint(6)'),
  CovOrder: whole('int(11)', { default: 0, before: 'tinyint(3) unsigned' }),
  IsHidden: whole('tinyint(1) unsigned', { default: 0 }),
  EbenefitCat: whole('tinyint(3) unsigned', { default: 0 }),
} as const satisfies TableDefinition;

export const covspan = {
  CovSpanNum: id(),
  CovCatNum: key({ index: 'CovCatNum#1' }),
  FromCode: text('varchar(15)', { nullable: true, default: '', caseSensitive: true }),
  ToCode: text('varchar(15)', { nullable: true, default: '', caseSensitive: true }),
} as const satisfies TableDefinition;

export const substitutionlink = {
  SubstitutionLinkNum: id(),
  PlanNum: key({ index: 'PlanNum#1' }),
  CodeNum: key({ index: 'CodeNum#1' }),
  SubstitutionCode: text('varchar(25)'),
  SubstOnlyIf: whole('int(11)'),
} as const satisfies TableDefinition;

export const codegroup = {
  CodeGroupNum: id(),
  GroupName: text('varchar(50)'),
  ProcCodes: text('text'),
  ItemOrder: whole('int(11)'),
  CodeGroupFixed: whole('tinyint(4)'),
  IsHidden: whole('tinyint(4)'),
  ShowInAgeLimit: whole('tinyint(4)', { since: '24.1' }),
  ShowInFrequency: whole('tinyint(4)', { since: '24.4' }),
  ShowInOther: whole('tinyint(4)', { since: '25.3' }),
} as const satisfies TableDefinition;

export const insfilingcode = {
  InsFilingCodeNum: id(),
  Descript: text('varchar(255)', { nullable: true }),
  EclaimCode: text('varchar(100)', { nullable: true }),
  ItemOrder: whole('int(11)', { nullable: true, index: 'ItemOrder#1' }),
  GroupType: key({ index: 'GroupType#1' }),
  ExcludeOtherCoverageOnPriClaims: whole('tinyint(4)', { since: '22.1' }),
} as const satisfies TableDefinition;

export const insverify = {
  InsVerifyNum: id(),
  DateLastVerified: date({ default: MIN_DATE }),
  UserNum: key({ index: 'UserNum#1' }),
  VerifyType: whole('tinyint(4)', { index: 'VerifyType#1' }),
  FKey: key({ index: 'FKey#1' }),
  DefNum: key({ index: 'DefNum#1' }),
  Note: text('text'),
  DateLastAssigned: dateTime({ default: MIN_DATE, before: 'date' }),
  DateTimeEntry: dateTime({ default: MIN_DATE_TIME, index: 'DateTimeEntry#1' }),
  HoursAvailableForVerification: real(),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  SecurityHash: text('varchar(255)', { since: '24.4' }),
} as const satisfies TableDefinition;

/** What an `insverify` row said before it was verified again. */
export const insverifyhist = {
  InsVerifyHistNum: id(),
  InsVerifyNum: key({ index: 'InsVerifyNum#1' }),
  DateLastVerified: date({ default: MIN_DATE }),
  UserNum: key({ index: 'UserNum#1' }),
  VerifyType: whole('tinyint(4)'),
  FKey: key({ index: 'FKey#1' }),
  DefNum: key({ index: 'DefNum#1' }),
  Note: text('text'),
  DateLastAssigned: dateTime({ default: MIN_DATE, before: 'date' }),
  DateTimeEntry: dateTime({ default: MIN_DATE_TIME }),
  HoursAvailableForVerification: real(),
  VerifyUserNum: key({ index: 'VerifyUserNum#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  SecurityHash: text('varchar(255)', { since: '24.4' }),
} as const satisfies TableDefinition;

/** What claims on plans without a contract showed to be allowed; the desktop program writes it as they are received. */
export const insbluebook = {
  InsBlueBookNum: id(),
  ProcCodeNum: key({ index: 'ProcCodeNum#1' }),
  CarrierNum: key({ index: 'CarrierNum#1' }),
  PlanNum: key({ index: 'PlanNum#1' }),
  GroupNum: text('varchar(25)'),
  InsPayAmt: real(),
  AllowedOverride: real(),
  DateTEntry: dateTime({ default: MIN_DATE_TIME }),
  ProcNum: key({ index: 'ProcNum#1' }),
  ProcDate: date({ default: MIN_DATE }),
  ClaimType: text('varchar(10)'),
  ClaimNum: key({ index: 'ClaimNum#1' }),
} as const satisfies TableDefinition;

export const insbluebookrule = {
  InsBlueBookRuleNum: id(),
  ItemOrder: whole('smallint(6)'),
  RuleType: whole('tinyint(4)'),
  LimitValue: whole('int(11)'),
  LimitType: whole('tinyint(4)'),
} as const satisfies TableDefinition;
