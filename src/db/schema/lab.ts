import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { dateTime, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const laboratory = {
  LaboratoryNum: id(),
  Description: text('varchar(255)', { nullable: true }),
  Phone: text('varchar(255)', { nullable: true }),
  Notes: text('text', { nullable: true }),
  Slip: key(),
  Address: text('varchar(255)'),
  City: text('varchar(255)'),
  State: text('varchar(255)'),
  Zip: text('varchar(255)'),
  Email: text('varchar(255)'),
  WirelessPhone: text('varchar(255)'),
  IsHidden: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const labturnaround = {
  LabTurnaroundNum: id(),
  LaboratoryNum: key(),
  Description: text('varchar(255)', { nullable: true }),
  DaysPublished: whole('smallint(6)'),
  DaysActual: whole('smallint(6)'),
} as const satisfies TableDefinition;

export const labcase = {
  LabCaseNum: id(),
  PatNum: key(),
  LaboratoryNum: key(),
  AptNum: key({ index: 'indexAptNum#1' }),
  PlannedAptNum: key(),
  DateTimeDue: dateTime({ default: MIN_DATE_TIME }),
  DateTimeCreated: dateTime({ default: MIN_DATE_TIME }),
  DateTimeSent: dateTime({ default: MIN_DATE_TIME }),
  DateTimeRecd: dateTime({ default: MIN_DATE_TIME }),
  DateTimeChecked: dateTime({ default: MIN_DATE_TIME }),
  ProvNum: key(),
  Instructions: text('text', { nullable: true }),
  LabFee: real(),
  DateTStamp: stamp(),
  InvoiceNum: text('varchar(255)'),
} as const satisfies TableDefinition;
