import { MIN_DATE } from '../../domain/calendar.ts';
import { date, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const fee = {
  FeeNum: id(),
  Amount: real('double', { default: 0 }),
  OldCode: text('varchar(15)', { default: '', index: 'indexADACode#1', caseSensitive: true }),
  FeeSched: key({ index: 'indexFeeSched#1' }),
  UseDefaultFee: whole('tinyint(1) unsigned', { default: 0 }),
  UseDefaultCov: whole('tinyint(1) unsigned', { default: 0 }),
  CodeNum: key({ index: 'CodeNum#1' }),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  ProvNum: key({ index: 'ProvNum#1' }),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
  DateEffective: date({ default: MIN_DATE, since: '24.4' }),
} as const satisfies TableDefinition;

export const feesched = {
  FeeSchedNum: id(),
  Description: text('varchar(255)', { nullable: true }),
  FeeSchedType: whole('int(11)'),
  ItemOrder: whole('int(11)'),
  IsHidden: whole('tinyint(1)'),
  IsGlobal: whole('tinyint(4)'),
  SecUserNumEntry: key({ index: 'SecUserNumEntry#1' }),
  SecDateEntry: date({ default: MIN_DATE }),
  SecDateTEdit: stamp(),
} as const satisfies TableDefinition;

export const feeschedgroup = {
  FeeSchedGroupNum: id(),
  Description: text('varchar(255)'),
  FeeSchedNum: key({ index: 'FeeSchedNum#1' }),
  ClinicNums: text('varchar(255)'),
} as const satisfies TableDefinition;

export const discountplan = {
  DiscountPlanNum: id(),
  Description: text('varchar(255)'),
  FeeSchedNum: key({ index: 'FeeSchedNum#1' }),
  DefNum: key({ index: 'DefNum#1' }),
  IsHidden: whole('tinyint(4)'),
  PlanNote: text('text'),
  ExamFreqLimit: whole('int(11)'),
  XrayFreqLimit: whole('int(11)'),
  ProphyFreqLimit: whole('int(11)'),
  FluorideFreqLimit: whole('int(11)'),
  PerioFreqLimit: whole('int(11)'),
  LimitedExamFreqLimit: whole('int(11)'),
  PAFreqLimit: whole('int(11)'),
  AnnualMax: real('double', { default: -1 }),
} as const satisfies TableDefinition;

export const discountplansub = {
  DiscountSubNum: id(),
  DiscountPlanNum: key({ index: 'DiscountPlanNum#1' }),
  PatNum: key({ index: 'PatNum#1' }),
  DateEffective: date({ default: MIN_DATE }),
  DateTerm: date({ default: MIN_DATE }),
  SubNote: text('text'),
} as const satisfies TableDefinition;
