import { date, dateTime, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const definition = {
  DefNum: id(),
  Category: whole('tinyint(3) unsigned', { default: 0 }),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  ItemName: text('varchar(255)', { nullable: true, default: '' }),
  ItemValue: text('varchar(255)', { nullable: true, default: '' }),
  ItemColor: whole('int(11)', { default: 0 }),
  IsHidden: whole('tinyint(3) unsigned', { default: 0 }),
} as const satisfies TableDefinition;

export const preference = {
  PrefName: text('varchar(255)', { default: '', index: 'PrefName#1' }),
  ValueString: text('text'),
  PrefNum: id(),
  Comments: text('text', { nullable: true }),
} as const satisfies TableDefinition;

export const clinicpref = {
  ClinicPrefNum: id(),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  PrefName: text('varchar(255)'),
  ValueString: text('text'),
} as const satisfies TableDefinition;

export const provider = {
  ProvNum: id(),
  Abbr: text('varchar(255)', { nullable: true }),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  LName: text('varchar(100)', { nullable: true, default: '' }),
  FName: text('varchar(100)', { nullable: true, default: '' }),
  MI: text('varchar(100)', { nullable: true, default: '' }),
  Suffix: text('varchar(100)', { nullable: true, default: '' }),
  FeeSched: key({ index: 'FeeSched#1' }),
  Specialty: key(),
  SSN: text('varchar(12)', { nullable: true, default: '' }),
  StateLicense: text('varchar(15)', { nullable: true, default: '' }),
  DEANum: text('varchar(15)', { nullable: true, default: '' }),
  IsSecondary: whole('tinyint(1) unsigned', { default: 0 }),
  ProvColor: whole('int(11)', { default: 0 }),
  IsHidden: whole('tinyint(1) unsigned', { default: 0 }),
  UsingTIN: whole('tinyint(1) unsigned', { default: 0 }),
  BlueCrossID: text('varchar(25)', { nullable: true, default: '' }),
  SigOnFile: whole('tinyint(1) unsigned', { default: 1 }),
  MedicaidID: text('varchar(20)', { nullable: true, default: '' }),
  OutlineColor: whole('int(11)', { default: 0 }),
  SchoolClassNum: key(),
  NationalProvID: text('varchar(255)', { nullable: true, default: '' }),
  CanadianOfficeNum: text('varchar(100)', { nullable: true, default: '' }),
  DateTStamp: stamp(),
  AnesthProvType: key(),
  TaxonomyCodeOverride: text('varchar(255)'),
  IsCDAnet: whole('tinyint(4)'),
  EcwID: text('varchar(255)'),
  StateRxID: text('varchar(255)'),
  IsNotPerson: whole('tinyint(4)'),
  StateWhereLicensed: text('varchar(50)'),
  EmailAddressNum: key({ index: 'EmailAddressNum#1' }),
  IsInstructor: whole('tinyint(4)'),
  EhrMuStage: whole('int(11)'),
  ProvNumBillingOverride: key({ index: 'ProvNumBillingOverride#1' }),
  CustomID: text('varchar(255)'),
  ProvStatus: whole('tinyint(4)'),
  IsHiddenReport: whole('tinyint(4)'),
  IsErxEnabled: whole('tinyint(4)'),
  Birthdate: date({ default: '0001-01-01' }),
  SchedNote: text('varchar(255)'),
  WebSchedDescript: text('varchar(500)', { before: 'text' }),
  WebSchedImageLocation: text('varchar(255)'),
  HourlyProdGoalAmt: real(),
  DateTerm: date({ default: '0001-01-01' }),
  PreferredName: text('varchar(100)'),
} as const satisfies TableDefinition;

export const clinic = {
  ClinicNum: id(),
  Description: text('varchar(255)', { nullable: true, default: '' }),
  Address: text('varchar(255)', { nullable: true, default: '' }),
  Address2: text('varchar(255)', { nullable: true, default: '' }),
  City: text('varchar(255)', { nullable: true, default: '' }),
  State: text('varchar(255)', { nullable: true, default: '' }),
  Zip: text('varchar(255)', { nullable: true, default: '' }),
  Phone: text('varchar(255)', { nullable: true, default: '' }),
  BankNumber: text('varchar(255)', { nullable: true, default: '' }),
  DefaultPlaceService: whole('tinyint(3) unsigned', { default: 0 }),
  InsBillingProv: key({ index: 'InsBillingProv#1' }),
  Fax: text('varchar(50)'),
  EmailAddressNum: key({ index: 'EmailAddressNum#1' }),
  DefaultProv: key({ index: 'DefaultProv#1' }),
  SmsContractDate: dateTime({ default: '0001-01-01 00:00:00' }),
  SmsMonthlyLimit: real(),
  IsMedicalOnly: whole('tinyint(4)'),
  BillingAddress: text('varchar(255)'),
  BillingAddress2: text('varchar(255)'),
  BillingCity: text('varchar(255)'),
  BillingState: text('varchar(255)'),
  BillingZip: text('varchar(255)'),
  PayToAddress: text('varchar(255)'),
  PayToAddress2: text('varchar(255)'),
  PayToCity: text('varchar(255)'),
  PayToState: text('varchar(255)'),
  PayToZip: text('varchar(255)'),
  UseBillAddrOnClaims: whole('tinyint(4)'),
  Region: key({ index: 'Region#1' }),
  ItemOrder: whole('int(11)'),
  IsInsVerifyExcluded: whole('tinyint(4)'),
  Abbr: text('varchar(255)'),
  MedLabAccountNum: text('varchar(16)'),
  IsConfirmEnabled: whole('tinyint(4)'),
  IsConfirmDefault: whole('tinyint(4)'),
  IsNewPatApptExcluded: whole('tinyint(4)'),
  IsHidden: whole('tinyint(4)'),
  ExternalID: key({ index: 'ExternalID#1' }),
  SchedNote: text('varchar(255)'),
  HasProcOnRx: whole('tinyint(4)'),
  TimeZone: text('varchar(75)'),
  EmailAliasOverride: text('varchar(255)', { since: '22.1' }),
} as const satisfies TableDefinition;

export const site = {
  SiteNum: id(),
  Description: text('varchar(255)', { nullable: true }),
  Note: text('text', { nullable: true }),
  Address: text('varchar(100)'),
  Address2: text('varchar(100)'),
  City: text('varchar(100)'),
  State: text('varchar(100)'),
  Zip: text('varchar(100)'),
  ProvNum: key({ index: 'ProvNum#1' }),
  PlaceService: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const userod = {
  UserNum: id(),
  UserName: text('varchar(255)', { nullable: true, default: '' }),
  Password: text('varchar(255)', { nullable: true, default: '' }),
  UserGroupNum: key({ index: 'UserGroupNum#1' }),
  EmployeeNum: key(),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  ProvNum: key({ index: 'ProvNum#1' }),
  IsHidden: whole('tinyint(1)'),
  TaskListInBox: key(),
  AnesthProvType: whole('int(2)', { default: 3 }),
  DefaultHidePopups: whole('tinyint(4)'),
  PasswordIsStrong: whole('tinyint(4)'),
  ClinicIsRestricted: whole('tinyint(4)'),
  InboxHidePopups: whole('tinyint(4)'),
  UserNumCEMT: key(),
  DateTFail: dateTime({ default: '0001-01-01 00:00:00' }),
  FailedAttempts: whole('tinyint(3) unsigned'),
  DomainUser: text('varchar(255)'),
  IsPasswordResetRequired: whole('tinyint(4)'),
  MobileWebPin: text('varchar(255)'),
  MobileWebPinFailedAttempts: whole('tinyint(3) unsigned'),
  DateTLastLogin: dateTime({ default: '0001-01-01 00:00:00' }),
  EClipboardClinicalPin: text('varchar(128)', { since: '22.3' }),
  BadgeId: text('varchar(255)', { since: '24.1' }),
} as const satisfies TableDefinition;

/** The columns the API shows a user's name by; the office's table has more. */
export const employee = {
  EmployeeNum: id(),
  LName: text('varchar(255)', { nullable: true, default: '' }),
  FName: text('varchar(255)', { nullable: true, default: '' }),
  MiddleI: text('varchar(255)', { nullable: true, default: '' }),
  IsHidden: whole('tinyint(1)'),
} as const satisfies TableDefinition;

/** The columns the API shows a user's address by; the office's table has more. */
export const emailaddress = {
  EmailAddressNum: id(),
  EmailUsername: text('varchar(255)'),
  SenderAddress: text('varchar(255)'),
  UserNum: key({ index: 'UserNum#1' }),
} as const satisfies TableDefinition;

export const usergroupattach = {
  UserGroupAttachNum: id(),
  UserNum: key({ index: 'UserNum#1' }),
  UserGroupNum: key({ index: 'UserGroupNum#1' }),
} as const satisfies TableDefinition;

/** Clinics a provider is restricted to; a provider without a row works in all of them. */
export const providercliniclink = {
  ProviderClinicLinkNum: id(),
  ProvNum: key({ index: 'ProvNum#1' }),
  ClinicNum: key({ index: 'ClinicNum#1' }),
} as const satisfies TableDefinition;

export const apikey = {
  APIKeyNum: id(),
  CustApiKey: text('varchar(255)'),
  DevName: text('varchar(255)'),
} as const satisfies TableDefinition;

export const securitylog = {
  SecurityLogNum: id(),
  PermType: whole('smallint(6)', { default: 0, index: 'PermType#1', before: 'tinyint(3) unsigned' }),
  UserNum: key({ index: 'UserNum#1' }),
  LogDateTime: dateTime({ default: '0000-00-00 00:00:00', index: 'LogDateTime#1' }),
  LogText: text('text', { nullable: true }),
  PatNum: key({ index: 'PatNum#1' }),
  CompName: text('varchar(255)'),
  FKey: key({ index: 'FKey#1' }),
  LogSource: whole('tinyint(4)'),
  DefNum: key({ index: 'DefNum#1' }),
  DefNumError: key({ index: 'DefNumError#1' }),
  DateTPrevious: dateTime({ default: '0001-01-01 00:00:00' }),
} as const satisfies TableDefinition;

export const securityloghash = {
  SecurityLogHashNum: id(),
  SecurityLogNum: key({ index: 'SecurityLogNum#1' }),
  LogHash: text('varchar(255)'),
} as const satisfies TableDefinition;

export const signalod = {
  SignalNum: id(),
  DateViewing: date({ default: '0001-01-01' }),
  SigDateTime: dateTime({ default: '0001-01-01 00:00:00', index: 'indexSigDateTime#1' }),
  FKey: key({ index: 'FKey#1' }),
  FKeyType: text('varchar(255)'),
  IType: whole('tinyint(4)', { index: 'IType#1' }),
  RemoteRole: whole('tinyint(4)'),
  MsgValue: text('text'),
} as const satisfies TableDefinition;
