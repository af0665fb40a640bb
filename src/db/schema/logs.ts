import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, type TableDefinition, text, whole } from './columns.ts';

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
  DateTPrevious: dateTime({ default: MIN_DATE_TIME }),
} as const satisfies TableDefinition;

export const securityloghash = {
  SecurityLogHashNum: id(),
  SecurityLogNum: key({ index: 'SecurityLogNum#1' }),
  LogHash: text('varchar(255)'),
} as const satisfies TableDefinition;

export const signalod = {
  SignalNum: id(),
  DateViewing: date({ default: MIN_DATE }),
  SigDateTime: dateTime({ default: MIN_DATE_TIME, index: 'indexSigDateTime#1' }),
  FKey: key({ index: 'FKey#1' }),
  FKeyType: text('varchar(255)'),
  IType: whole('tinyint(4)', { index: 'IType#1' }),
  RemoteRole: whole('tinyint(4)'),
  MsgValue: text('text'),
} as const satisfies TableDefinition;

export const eservicelog = {
  EServiceLogNum: id(),
  LogDateTime: dateTime({ default: MIN_DATE_TIME, index: 'ClinicDateTime#1' }),
  PatNum: key({ index: 'PatNum#1' }),
  EServiceType: whole('tinyint(4)', { nullable: true }),
  EServiceAction: whole('smallint(6)', { nullable: true }),
  KeyType: whole('smallint(6)', { nullable: true }),
  LogGuid: text('varchar(36)', { nullable: true, before: 'varchar(16)' }),
  ClinicNum: key({ nullable: true, index: 'ClinicDateTime#2' }),
  FKey: key({ nullable: true }),
  DateTimeUploaded: dateTime({ default: '0001-01-01 12:00:00', index: 'DateTimeUploaded#1', since: '21.3' }),
  Note: text('varchar(255)', { since: '21.4' }),
} as const satisfies TableDefinition;
