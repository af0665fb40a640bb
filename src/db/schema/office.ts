import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { dateTime, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const definition = {
  DefNum: id(),
  Category: whole('tinyint(3) unsigned', { default: 0 }),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  ItemName: text('varchar(255)', { nullable: true, default: '' }),
  ItemValue: text('varchar(255)', { nullable: true, default: '' }),
  ItemColor: whole('int(11)', { default: 0 }),
  IsHidden: whole('tinyint(3) unsigned', { default: 0 }),
} as const satisfies TableDefinition;

/** Ties a definition to rows of another table, which `LinkType` names. */
export const deflink = {
  DefLinkNum: id(),
  DefNum: key({ index: 'DefNum#1' }),
  FKey: key({ index: 'FKey#1' }),
  LinkType: whole('tinyint(4)'),
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
  SmsContractDate: dateTime({ default: MIN_DATE_TIME }),
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

export const operatory = {
  OperatoryNum: id(),
  OpName: text('varchar(255)', { nullable: true, default: '' }),
  Abbrev: text('varchar(255)', { nullable: true, default: '' }),
  ItemOrder: whole('smallint(5) unsigned', { default: 0 }),
  IsHidden: whole('tinyint(3) unsigned', { default: 0 }),
  ProvDentist: key({ index: 'ProvDentist#1' }),
  ProvHygienist: key({ index: 'ProvHygienist#1' }),
  IsHygiene: whole('tinyint(3) unsigned', { default: 0 }),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  DateTStamp: stamp(),
  SetProspective: whole('tinyint(4)'),
  IsWebSched: whole('tinyint(4)'),
  IsNewPatAppt: whole('tinyint(4)'),
  OperatoryType: key({ index: 'OperatoryType#1', since: '22.4' }),
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

export const displayfield = {
  DisplayFieldNum: id(),
  InternalName: text('varchar(255)', { nullable: true }),
  ItemOrder: whole('int(11)'),
  Description: text('varchar(255)', { nullable: true }),
  ColumnWidth: whole('int(11)'),
  Category: whole('int(11)', { default: 0 }),
  ChartViewNum: key({ index: 'ChartViewNum#1' }),
  PickList: text('text'),
  DescriptionOverride: text('varchar(255)'),
} as const satisfies TableDefinition;

export const computer = {
  ComputerNum: id(),
  CompName: text('varchar(100)', { nullable: true, default: '' }),
  LastHeartBeat: dateTime({ default: MIN_DATE_TIME }),
} as const satisfies TableDefinition;
