import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, type TableDefinition, text, time, whole } from './columns.ts';

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
  DateTFail: dateTime({ default: MIN_DATE_TIME }),
  FailedAttempts: whole('tinyint(3) unsigned'),
  DomainUser: text('varchar(255)'),
  IsPasswordResetRequired: whole('tinyint(4)'),
  MobileWebPin: text('varchar(255)'),
  MobileWebPinFailedAttempts: whole('tinyint(3) unsigned'),
  DateTLastLogin: dateTime({ default: MIN_DATE_TIME }),
  EClipboardClinicalPin: text('varchar(128)', { since: '22.3' }),
  BadgeId: text('varchar(255)', { since: '24.1' }),
} as const satisfies TableDefinition;

export const usergroup = {
  UserGroupNum: id(),
  Description: text('varchar(255)', { nullable: true, default: '' }),
  UserGroupNumCEMT: key({ index: 'UserGroupNumCEMT#1' }),
} as const satisfies TableDefinition;

export const usergroupattach = {
  UserGroupAttachNum: id(),
  UserNum: key({ index: 'UserNum#1' }),
  UserGroupNum: key({ index: 'UserGroupNum#1' }),
} as const satisfies TableDefinition;

export const grouppermission = {
  GroupPermNum: id(),
  NewerDate: date({ default: MIN_DATE }),
  NewerDays: whole('int(11)'),
  UserGroupNum: key({ index: 'UserGroupNum#1' }),
  PermType: whole('smallint(6)', { default: 0, before: 'tinyint(3) unsigned' }),
  FKey: key({ index: 'FKey#1' }),
} as const satisfies TableDefinition;

export const apikey = {
  APIKeyNum: id(),
  CustApiKey: text('varchar(255)'),
  DevName: text('varchar(255)'),
} as const satisfies TableDefinition;

/** Who wants to be told about changes. */
export const apisubscription = {
  ApiSubscriptionNum: id(),
  EndPointUrl: text('varchar(255)'),
  Workstation: text('varchar(255)'),
  CustomerKey: text('varchar(255)'),
  WatchTable: text('varchar(255)'),
  PollingSeconds: whole('int(11)', { index: 'PollingSeconds#1' }),
  UiEventType: text('varchar(255)'),
  DateTimeStart: dateTime({ default: MIN_DATE_TIME }),
  DateTimeStop: dateTime({ default: MIN_DATE_TIME }),
  Note: text('varchar(255)'),
} as const satisfies TableDefinition;

export const employee = {
  EmployeeNum: id(),
  LName: text('varchar(255)', { nullable: true, default: '' }),
  FName: text('varchar(255)', { nullable: true, default: '' }),
  MiddleI: text('varchar(255)', { nullable: true, default: '' }),
  IsHidden: whole('tinyint(1)'),
  ClockStatus: text('varchar(255)', { nullable: true, default: '' }),
  PhoneExt: whole('int(11)'),
  PayrollID: text('varchar(255)'),
  WirelessPhone: text('varchar(255)'),
  EmailWork: text('varchar(255)'),
  EmailPersonal: text('varchar(255)'),
  IsFurloughed: whole('tinyint(4)'),
  IsWorkingHome: whole('tinyint(4)'),
  ReportsTo: key(),
} as const satisfies TableDefinition;

/** The periods that hours are paid by. No page answers them; the sample query of the Queries page does. */
export const payperiod = {
  PayPeriodNum: id(),
  DateStart: date({ default: MIN_DATE }),
  DateStop: date({ default: MIN_DATE }),
  DatePaycheck: date({ default: MIN_DATE }),
} as const satisfies TableDefinition;

/** Hours are `time` columns; -01:00:00 stands for none. */
export const clockevent = {
  ClockEventNum: id(),
  EmployeeNum: key({ index: 'EmployeeNum#1' }),
  TimeEntered1: dateTime({ default: MIN_DATE_TIME }),
  TimeDisplayed1: dateTime({ default: MIN_DATE_TIME, index: 'TimeDisplayed1#1' }),
  ClockStatus: whole('tinyint(3) unsigned', { default: 0 }),
  Note: text('text', { nullable: true }),
  TimeEntered2: dateTime({ default: MIN_DATE_TIME }),
  TimeDisplayed2: dateTime({ default: MIN_DATE_TIME }),
  OTimeHours: time(),
  OTimeAuto: time(),
  Adjust: time(),
  AdjustAuto: time(),
  AdjustIsOverridden: whole('tinyint(4)'),
  Rate2Hours: time(),
  Rate2Auto: time(),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  Rate3Hours: time({ since: '21.3' }),
  Rate3Auto: time({ since: '21.3' }),
  IsWorkingHome: whole('tinyint(4)', { since: '22.1' }),
} as const satisfies TableDefinition;
