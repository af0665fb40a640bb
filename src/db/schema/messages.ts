import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { dateTime, id, key, stamp, type TableDefinition, text, whole } from './columns.ts';

export const commlog = {
  CommlogNum: id(),
  PatNum: key({ index: 'PatNum#1 indexPNCDateCType#1' }),
  CommDateTime: dateTime({ default: '0000-00-00 00:00:00', index: 'CommDateTime#1 indexPNCDateCType#2' }),
  CommType: key({ index: 'CommType#1 indexPNCDateCType#3' }),
  Note: text('text', { nullable: true }),
  Mode_: whole('tinyint(3) unsigned', { default: 0 }),
  SentOrReceived: whole('tinyint(3) unsigned', { default: 0 }),
  UserNum: key({ index: 'UserNum#1' }),
  Signature: text('text'),
  SigIsTopaz: whole('tinyint(4)'),
  DateTStamp: stamp(),
  DateTimeEnd: dateTime({ default: MIN_DATE_TIME }),
  CommSource: whole('tinyint(4)', { nullable: true }),
  ProgramNum: key({ index: 'ProgramNum#1' }),
  DateTEntry: dateTime({ default: MIN_DATE_TIME, since: '22.2' }),
  ReferralNum: key({ index: 'ReferralNum#1', since: '23.1' }),
  CommReferralBehavior: whole('tinyint(4)', { since: '23.1' }),
} as const satisfies TableDefinition;

export const popup = {
  PopupNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  Description: text('text', { nullable: true }),
  IsDisabled: whole('tinyint(1)'),
  PopupLevel: whole('tinyint(4)'),
  UserNum: key({ index: 'UserNum#1' }),
  DateTimeEntry: dateTime(),
  IsArchived: whole('tinyint(4)'),
  PopupNumArchive: key({ index: 'PopupNumArchive#1' }),
  DateTimeDisabled: dateTime({ default: MIN_DATE_TIME, since: '22.2' }),
} as const satisfies TableDefinition;

/** The columns the API shows a user's address by; the office's table has more. */
export const emailaddress = {
  EmailAddressNum: id(),
  EmailUsername: text('varchar(255)'),
  SenderAddress: text('varchar(255)'),
  UserNum: key({ index: 'UserNum#1' }),
} as const satisfies TableDefinition;

export const emailmessage = {
  EmailMessageNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  ToAddress: text('text', { nullable: true }),
  // The office's index takes in its beginning; ours has no use for it.
  FromAddress: text('text', { nullable: true }),
  Subject: text('text', { nullable: true }),
  BodyText: text('longtext'),
  MsgDateTime: dateTime({ default: '0000-00-00 00:00:00', index: 'MsgBoxCompound#1' }),
  SentOrReceived: whole('tinyint(3) unsigned', { index: 'MsgBoxCompound#2 SentOrReceived#1 MsgHistoricAddresses#1' }),
  RecipientAddress: text('varchar(255)', { index: 'MsgHistoricAddresses#2' }),
  RawEmailIn: text('longtext'),
  ProvNumWebMail: key({ index: 'ProvNumWebMail#1' }),
  PatNumSubj: key({ index: 'PatNumSubj#1' }),
  CcAddress: text('text'),
  BccAddress: text('text'),
  HideIn: whole('tinyint(4)'),
  AptNum: key({ index: 'AptNum#1' }),
  UserNum: key({ index: 'UserNum#1' }),
  HtmlType: whole('tinyint(4)'),
  SecDateTEntry: dateTime({ default: MIN_DATE_TIME, index: 'SecDateTEntry#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  MsgType: text('varchar(255)'),
  FailReason: text('text', { before: 'varchar(255)' }),
} as const satisfies TableDefinition;
