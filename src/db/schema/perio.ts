import { MIN_DATE_TIME } from '../../domain/calendar.ts';
import { date, dateTime, id, key, stamp, type TableDefinition, text, whole } from './columns.ts';

export const perioexam = {
  PerioExamNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  ExamDate: date({ default: '0000-00-00' }),
  ProvNum: key(),
  DateTMeasureEdit: dateTime({ default: MIN_DATE_TIME }),
  Note: text('text'),
} as const satisfies TableDefinition;

/** One kind of measurement at one tooth; -1 = not measured, above 100 a negative gingival margin. */
export const periomeasure = {
  PerioMeasureNum: id(),
  PerioExamNum: key({ index: 'PerioExamNum#1' }),
  SequenceType: whole('tinyint(3) unsigned', { default: 0 }),
  IntTooth: whole('smallint(6)'),
  ToothValue: whole('smallint(6)'),
  MBvalue: whole('smallint(6)'),
  Bvalue: whole('smallint(6)'),
  DBvalue: whole('smallint(6)'),
  MLvalue: whole('smallint(6)'),
  Lvalue: whole('smallint(6)'),
  DLvalue: whole('smallint(6)'),
  SecDateTEntry: dateTime({ default: MIN_DATE_TIME, index: 'SecDateTEntry#1' }),
  SecDateTEdit: stamp({ index: 'SecDateTEdit#1' }),
} as const satisfies TableDefinition;
