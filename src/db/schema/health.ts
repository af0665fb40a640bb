import { MIN_DATE } from '../../domain/calendar.ts';
import { date, id, key, real, stamp, type TableDefinition, text, whole } from './columns.ts';

export const allergydef = {
  AllergyDefNum: id(),
  Description: text('varchar(255)'),
  IsHidden: whole('tinyint(4)'),
  DateTStamp: stamp(),
  SnomedType: whole('tinyint(4)', { nullable: true }),
  MedicationNum: key({ index: 'MedicationNum#1' }),
  UniiCode: text('varchar(255)'),
} as const satisfies TableDefinition;

export const allergy = {
  AllergyNum: id(),
  AllergyDefNum: key({ index: 'AllergyDefNum#1' }),
  PatNum: key({ index: 'PatNum#1' }),
  Reaction: text('varchar(255)'),
  StatusIsActive: whole('tinyint(4)'),
  DateTStamp: stamp(),
  DateAdverseReaction: date({ default: MIN_DATE }),
  SnomedReaction: text('varchar(255)'),
} as const satisfies TableDefinition;

export const diseasedef = {
  DiseaseDefNum: id(),
  DiseaseName: text('varchar(255)', { nullable: true, default: '' }),
  ItemOrder: whole('smallint(5) unsigned'),
  IsHidden: whole('tinyint(3) unsigned'),
  DateTStamp: stamp(),
  ICD9Code: text('varchar(255)', { index: 'ICD9Code#1' }),
  SnomedCode: text('varchar(255)', { index: 'SnomedCode#1' }),
  Icd10Code: text('varchar(255)', { index: 'Icd10Code#1' }),
} as const satisfies TableDefinition;

export const disease = {
  DiseaseNum: id(),
  PatNum: key({ index: 'indexPatNum#1' }),
  DiseaseDefNum: key(),
  PatNote: text('text', { nullable: true }),
  DateTStamp: stamp(),
  ProbStatus: whole('tinyint(4)'),
  DateStart: date({ default: MIN_DATE }),
  DateStop: date({ default: MIN_DATE }),
  SnomedProblemType: text('varchar(255)'),
  FunctionStatus: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const medication = {
  MedicationNum: id(),
  MedName: text('varchar(255)', { nullable: true, default: '' }),
  GenericNum: key(),
  Notes: text('text', { nullable: true }),
  DateTStamp: stamp(),
  RxCui: key({ index: 'RxCui#1' }),
  IsHidden: whole('tinyint(4)', { since: '24.4' }),
} as const satisfies TableDefinition;

export const medicationpat = {
  MedicationPatNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  MedicationNum: key(),
  PatNote: text('text', { nullable: true }),
  DateTStamp: stamp(),
  DateStart: date({ default: MIN_DATE }),
  DateStop: date({ default: MIN_DATE }),
  ProvNum: key({ index: 'ProvNum#1' }),
  MedDescript: text('varchar(255)'),
  RxCui: key({ index: 'RxCui#1' }),
  ErxGuid: text('varchar(255)'),
  IsCpoe: whole('tinyint(4)'),
} as const satisfies TableDefinition;

export const pharmacy = {
  PharmacyNum: id(),
  PharmID: text('varchar(255)', { nullable: true }),
  StoreName: text('varchar(255)', { nullable: true }),
  Phone: text('varchar(255)', { nullable: true }),
  Fax: text('varchar(255)', { nullable: true }),
  Address: text('varchar(255)', { nullable: true }),
  Address2: text('varchar(255)', { nullable: true }),
  City: text('varchar(255)', { nullable: true }),
  State: text('varchar(255)', { nullable: true }),
  Zip: text('varchar(255)', { nullable: true }),
  Note: text('text', { nullable: true }),
  DateTStamp: stamp(),
} as const satisfies TableDefinition;

export const rxpat = {
  RxNum: id(),
  PatNum: key({ index: 'PatNumRxType#1' }),
  RxDate: date({ default: '0000-00-00' }),
  Drug: text('varchar(255)', { nullable: true, default: '' }),
  Sig: text('varchar(255)', { nullable: true, default: '' }),
  Disp: text('varchar(255)', { nullable: true, default: '' }),
  Refills: text('varchar(30)', { nullable: true, default: '' }),
  ProvNum: key({ index: 'ProvNum#1' }),
  Notes: text('varchar(255)', { nullable: true, default: '' }),
  PharmacyNum: key(),
  IsControlled: whole('tinyint(4)'),
  DateTStamp: stamp(),
  SendStatus: whole('tinyint(4)'),
  RxCui: key({ index: 'RxCui#1' }),
  DosageCode: text('varchar(255)'),
  ErxGuid: text('varchar(40)'),
  IsErxOld: whole('tinyint(4)'),
  ErxPharmacyInfo: text('varchar(255)'),
  IsProcRequired: whole('tinyint(4)'),
  ProcNum: key({ index: 'ProcNum#1' }),
  DaysOfSupply: real('double', { nullable: true }),
  PatientInstruction: text('text'),
  ClinicNum: key({ index: 'ClinicNum#1' }),
  UserNum: key({ index: 'UserNum#1' }),
  RxType: whole('tinyint(4)', { index: 'PatNumRxType#2' }),
} as const satisfies TableDefinition;

/** Height, weight, blood pressure and pulse of one day; the columns after `Documentation` are of reports to authorities. */
export const vitalsign = {
  VitalsignNum: id(),
  PatNum: key({ index: 'PatNum#1' }),
  Height: real('float'),
  Weight: real('float'),
  BpSystolic: whole('smallint(6)'),
  BpDiastolic: whole('smallint(6)'),
  DateTaken: date({ default: MIN_DATE }),
  HasFollowupPlan: whole('tinyint(4)'),
  IsIneligible: whole('tinyint(4)'),
  Documentation: text('text'),
  ChildGotNutrition: whole('tinyint(4)'),
  ChildGotPhysCouns: whole('tinyint(4)'),
  WeightCode: text('varchar(255)', { index: 'WeightCode#1' }),
  HeightExamCode: text('varchar(30)'),
  WeightExamCode: text('varchar(30)'),
  BMIExamCode: text('varchar(30)'),
  EhrNotPerformedNum: key({ index: 'EhrNotPerformedNum#1' }),
  PregDiseaseNum: key({ index: 'PregDiseaseNum#1' }),
  BMIPercentile: whole('int(11)'),
  Pulse: whole('int(11)'),
} as const satisfies TableDefinition;
