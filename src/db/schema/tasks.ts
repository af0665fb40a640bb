import { MIN_DATE, MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, stamp, type TableDefinition, text, whole } from './columns.ts';

export const tasklist = {
  TaskListNum: id(),
  Descript: text('varchar(255)', { nullable: true, default: '' }),
  Parent: key({ index: 'indexParent#1' }),
  DateTL: date({ default: MIN_DATE }),
  IsRepeating: whole('tinyint(3) unsigned', { default: 0 }),
  DateType: whole('tinyint(3) unsigned', { default: 0 }),
  FromNum: key(),
  ObjectType: whole('tinyint(3) unsigned', { default: 0 }),
  DateTimeEntry: dateTime({ default: MIN_DATE_TIME }),
  GlobalTaskFilterType: whole('tinyint(4)'),
  TaskListStatus: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const task = {
  TaskNum: id(),
  TaskListNum: key({ index: 'indexTaskListNum#1' }),
  DateTask: date({ default: MIN_DATE }),
  KeyNum: key({ index: 'KeyNum#1' }),
  Descript: text('text', { nullable: true }),
  TaskStatus: whole('tinyint(3) unsigned', { default: 0, index: 'TaskStatus#1' }),
  IsRepeating: whole('tinyint(3) unsigned', { default: 0 }),
  DateType: whole('tinyint(3) unsigned', { default: 0 }),
  FromNum: key(),
  ObjectType: whole('tinyint(3) unsigned', { default: 0 }),
  DateTimeEntry: dateTime({ default: MIN_DATE_TIME }),
  UserNum: key({ index: 'UserNum#1' }),
  DateTimeFinished: dateTime(),
  PriorityDefNum: key({ index: 'PriorityDefNum#1' }),
  ReminderGroupId: text('varchar(20)'),
  ReminderType: whole('smallint(6)'),
  ReminderFrequency: whole('int(11)'),
  DateTimeOriginal: dateTime({ default: MIN_DATE_TIME, index: 'DateTimeOriginal#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
  /** One more than in an office's database: as many as the page says. */
  DescriptOverride: text('varchar(256)'),
  IsReadOnly: whole('tinyint(1)', { default: 0, since: '22.2' }),
  Category: key({ index: 'Category#1', since: '24.4' }),
  TriagePosition: whole('int(11)', { since: '24.4' }),
} as const satisfies TableDefinition;

export const tasknote = {
  TaskNoteNum: id(),
  TaskNum: key({ index: 'TaskNum#1' }),
  UserNum: key({ index: 'UserNum#1' }),
  DateTimeNote: dateTime({ default: MIN_DATE_TIME }),
  Note: text('text'),
} as const satisfies TableDefinition;

/** One row for each list above a task. */
export const taskancestor = {
  TaskAncestorNum: id(),
  TaskNum: key({ index: 'TaskNum#1' }),
  TaskListNum: key({ index: 'TaskListNum#1' }),
} as const satisfies TableDefinition;

export const taskunread = {
  TaskUnreadNum: id(),
  TaskNum: key({ index: 'TaskNum#1' }),
  UserNum: key({ index: 'UserNum#1' }),
} as const satisfies TableDefinition;
