import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, real, stamp, type TableDefinition, text, time, whole } from './columns.ts';

export const patient = {
  PatNum: id(),
  LName: text('varchar(100)', { nullable: true, default: '', index: 'indexLName#1 indexLFName#1' }),
  FName: text('varchar(100)', { nullable: true, default: '', index: 'indexFName#1 indexLFName#2' }),
  MiddleI: text('varchar(100)', { nullable: true, default: '' }),
  Preferred: text('varchar(100)', { nullable: true, default: '' }),
  PatStatus: whole('tinyint(3) unsigned', { default: 0, index: 'PatStatus#1' }),
  Gender: whole('tinyint(3) unsigned', { default: 0 }),
  Position: whole('tinyint(3) unsigned', { default: 0 }),
  Birthdate: date({ default: MIN_DATE }),
  SSN: text('varchar(100)', { nullable: true, default: '' }),
  Address: text('varchar(100)', { nullable: true, default: '' }),
  Address2: text('varchar(100)', { nullable: true, default: '' }),
  City: text('varchar(100)', { nullable: true, default: '' }),
  State: text('varchar(100)', { nullable: true, default: '' }),
  Zip: text('varchar(100)', { nullable: true, default: '' }),
  HmPhone: text('varchar(30)', { nullable: true, default: '', index: 'HmPhone#1' }),
  WkPhone: text('varchar(30)', { nullable: true, default: '', index: 'WkPhone#1' }),
  WirelessPhone: text('varchar(30)', { nullable: true, default: '', index: 'WirelessPhone#1' }),
  Guarantor: key({ index: 'indexGuarantor#1' }),
  CreditType: text('char(1)', { nullable: true, default: '' }),
  Email: text('varchar(100)', { nullable: true, default: '', index: 'Email#1' }),
  Salutation: text('varchar(100)', { nullable: true, default: '' }),
  EstBalance: real('double', { default: 0 }),
  PriProv: key({ index: 'PriProv#1' }),
  SecProv: key({ index: 'SecProv#1' }),
  FeeSched: key({ index: 'FeeSched#1' }),
  BillingType: key(),
  ImageFolder: text('varchar(100)', { nullable: true, default: '' }),
  AddrNote: text('text', { nullable: true }),
  FamFinUrgNote: text('text', { nullable: true }),
  MedUrgNote: text('varchar(255)', { nullable: true, default: '' }),
  ApptModNote: text('varchar(255)', { nullable: true, default: '' }),
  StudentStatus: text('char(1)', { nullable: true, default: '' }),
  SchoolName: text('varchar(255)'),
  ChartNumber: text('varchar(100)', { nullable: true, default: '', index: 'ChartNumber#1', before: 'varchar(20)' }),
  MedicaidID: text('varchar(20)', { nullable: true, default: '' }),
  Bal_0_30: real('double', { default: 0 }),
  Bal_31_60: real('double', { default: 0 }),
  Bal_61_90: real('double', { default: 0 }),
  BalOver90: real('double', { default: 0 }),
  InsEst: real('double', { default: 0 }),
  BalTotal: real('double', { default: 0 }),
  EmployerNum: key(),
  EmploymentNote: text('varchar(255)', { nullable: true, default: '' }),
  County: text('varchar(255)', { nullable: true, default: '' }),
  GradeLevel: whole('tinyint(4)', { default: 0 }),
  Urgency: whole('tinyint(4)', { default: 0 }),
  DateFirstVisit: date({ default: MIN_DATE }),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  HasIns: text('varchar(255)', { nullable: true, default: '' }),
  TrophyFolder: text('varchar(255)', { nullable: true, default: '' }),
  PlannedIsDone: whole('tinyint(3) unsigned', { default: 0 }),
  Premed: whole('tinyint(3) unsigned'),
  Ward: text('varchar(255)', { nullable: true, default: '' }),
  PreferConfirmMethod: whole('tinyint(3) unsigned'),
  PreferContactMethod: whole('tinyint(3) unsigned'),
  PreferRecallMethod: whole('tinyint(3) unsigned'),
  SchedBeforeTime: time({ nullable: true }),
  SchedAfterTime: time({ nullable: true }),
  SchedDayOfWeek: whole('tinyint(3) unsigned'),
  Language: text('varchar(100)', { nullable: true, default: '' }),
  AdmitDate: date({ default: MIN_DATE }),
  Title: text('varchar(15)', { nullable: true }),
  PayPlanDue: real(),
  SiteNum: key({ index: 'SiteNum#1' }),
  DateTStamp: stamp(),
  ResponsParty: key({ index: 'ResponsParty#1' }),
  CanadianEligibilityCode: whole('tinyint(4)'),
  AskToArriveEarly: whole('int(11)'),
  PreferContactConfidential: whole('tinyint(4)'),
  SuperFamily: key({ index: 'SuperFamily#1' }),
  TxtMsgOk: whole('tinyint(4)'),
  SmokingSnoMed: text('varchar(32)'),
  Country: text('varchar(255)'),
  DateTimeDeceased: dateTime({ default: MIN_DATE_TIME }),
  BillingCycleDay: whole('int(11)', { default: 1 }),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE, index: 'SecDateEntry#1' }),
  HasSuperBilling: whole('tinyint(4)'),
  PatNumCloneFrom: key({ index: 'PatNumCloneFrom#1' }),
  DiscountPlanNum: key({ index: 'DiscountPlanNum#1' }),
  HasSignedTil: whole('tinyint(4)'),
  ShortCodeOptIn: whole('tinyint(4)'),
  SecurityHash: text('varchar(255)', { since: '21.4' }),
} as const satisfies TableDefinition;

export const employer = {
  EmployerNum: id(),
  EmpName: text('varchar(255)', { nullable: true, default: '' }),
  Address: text('varchar(255)', { nullable: true, default: '' }),
  Address2: text('varchar(255)', { nullable: true, default: '' }),
  City: text('varchar(255)', { nullable: true, default: '' }),
  State: text('varchar(255)', { nullable: true, default: '' }),
  Zip: text('varchar(255)', { nullable: true, default: '' }),
  Phone: text('varchar(255)', { nullable: true, default: '' }),
} as const satisfies TableDefinition;

/** Notes of one patient: the row has the patient’s own number and may be absent. */
export const patientnote = {
  PatNum: id(),
  FamFinancial: text('text', { nullable: true }),
  ApptPhone: text('text', { nullable: true }),
  Medical: text('text', { nullable: true }),
  Service: text('text', { nullable: true }),
  MedicalComp: text('text', { nullable: true }),
  Treatment: text('text', { nullable: true }),
  ICEName: text('varchar(255)'),
  ICEPhone: text('varchar(30)'),
  OrthoMonthsTreatOverride: whole('int(11)', { default: -1 }),
  DateOrthoPlacementOverride: date({ default: MIN_DATE }),
  SecDateTEntry: dateTime({ default: MIN_DATE_TIME, index: 'SecDateTEntry#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  Consent: whole('tinyint(4)'),
  UserNumOrthoLocked: key({ since: '21.3' }),
  Pronoun: whole('tinyint(4)', { since: '22.2' }),
} as const satisfies TableDefinition;

/** More about one patient: the row has the patient’s own number and may be absent. */
export const ehrpatient = {
  PatNum: id(),
  MotherMaidenFname: text('varchar(255)'),
  MotherMaidenLname: text('varchar(255)'),
  VacShareOk: whole('tinyint(4)'),
  MedicaidState: text('varchar(50)'),
  SexualOrientation: text('varchar(255)'),
  GenderIdentity: text('varchar(255)'),
  SexualOrientationNote: text('varchar(255)'),
  GenderIdentityNote: text('varchar(255)'),
  DischargeDate: dateTime({ default: MIN_DATE_TIME, since: '22.4' }),
} as const satisfies TableDefinition;

export const patfielddef = {
  PatFieldDefNum: id(),
  FieldName: text('varchar(255)', { nullable: true, default: '' }),
  FieldType: whole('tinyint(4)'),
  PickList: text('text'),
  ItemOrder: whole('int(11)'),
  IsHidden: whole('tinyint(4)'),
} as const satisfies TableDefinition;

/** Choices of a patient field; up to 24.1 they were lines of `patfielddef.PickList`. */
export const patfieldpickitem = {
  PatFieldPickItemNum: id(),
  PatFieldDefNum: key({ index: 'PatFieldDefNum#1' }),
  Name: text('varchar(255)'),
  Abbreviation: text('varchar(255)'),
  IsHidden: whole('tinyint(4)'),
  ItemOrder: whole('int(11)'),
} as const satisfies TableDefinition;

/** A value a patient has in a field of the office’s own; `FieldName` names its definition. */
export const patfield = {
  PatFieldNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  FieldName: text('varchar(255)', { nullable: true, default: '' }),
  FieldValue: text('text', { nullable: true }),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
} as const satisfies TableDefinition;

export const cdcrec = {
  CdcrecNum: id(),
  CdcrecCode: text('varchar(255)', { index: 'CdcrecCode#1' }),
  HeirarchicalCode: text('varchar(255)'),
  Description: text('varchar(255)'),
} as const satisfies TableDefinition;

export const patientrace = {
  PatientRaceNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  Race: whole('tinyint(4)'),
  CdcrecCode: text('varchar(255)', { index: 'CdcrecCode#1' }),
} as const satisfies TableDefinition;

/** Two patients who are one: what was of `PatNumFrom` went to `PatNumTo`. */
export const patientlink = {
  PatientLinkNum: id(),
  PatNumFrom: key({ index: 'PatNumFrom#1' }),
  PatNumTo: key({ index: 'PatNumTo#1' }),
  LinkType: whole('tinyint(4)'),
  DateTimeLink: dateTime(),
} as const satisfies TableDefinition;

export const patrestriction = {
  PatRestrictionNum: id(),
  PatNum: key({ index: 'PatNumRestrictType#1' }),
  PatRestrictType: whole('tinyint(4)', { index: 'PatNumRestrictType#2' }),
} as const satisfies TableDefinition;

/** Who somebody is to another patient: mother of a child, spouse. */
export const guardian = {
  GuardianNum: id(),
  PatNumChild: key({ index: 'PatNumChild#1' }),
  PatNumGuardian: key({ index: 'PatNumGuardian#1' }),
  Relationship: whole('tinyint(4)'),
  IsGuardian: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const sop = {
  SopNum: id(),
  SopCode: text('varchar(255)', { index: 'SopCode#1' }),
  Description: text('varchar(255)'),
} as const satisfies TableDefinition;

export const payortype = {
  PayorTypeNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  DateStart: date({ default: MIN_DATE }),
  SopCode: text('varchar(255)', { index: 'SopCode#1' }),
  Note: text('text'),
} as const satisfies TableDefinition;
