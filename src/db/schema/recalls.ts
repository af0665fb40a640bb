import { MIN_DATE } from '../../domain/calendar.ts';
import { date, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const recalltype = {
  RecallTypeNum: id(),
  Description: text('varchar(255)', { nullable: true }),
  DefaultInterval: whole('int(11)'),
  TimePattern: text('varchar(255)', { nullable: true }),
  Procedures: text('varchar(255)', { nullable: true }),
  AppendToSpecial: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const recalltrigger = {
  RecallTriggerNum: id(),
  RecallTypeNum: key({ index: 'RecallTypeNum#1' }),
  CodeNum: key({ index: 'CodeNum#1' }),
} as const satisfies TableDefinition;

export const recall = {
  RecallNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  DateDueCalc: date({ default: MIN_DATE }),
  DateDue: date({ default: MIN_DATE, index: 'DateDue#1' }),
  DatePrevious: date({ default: MIN_DATE, index: 'DatePrevious#1' }),
  RecallInterval: whole('int(11)', { default: 0 }),
  RecallStatus: key(),
  Note: text('text', { nullable: true }),
  IsDisabled: whole('tinyint(3) unsigned', { default: 0, index: 'IsDisabled#1' }),
  DateTStamp: stamp(),
  RecallTypeNum: key({ index: 'RecallTypeNum#1' }),
  DisableUntilBalance: real(),
  DisableUntilDate: date({ default: MIN_DATE }),
  DateScheduled: date({ default: MIN_DATE, index: 'DateScheduled#1' }),
  Priority: whole('tinyint(4)'),
  TimePatternOverride: text('varchar(255)'),
} as const satisfies TableDefinition;
