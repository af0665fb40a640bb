import type { Row } from '../db/schema/tables.ts';
import { MIN_DATE } from '../domain/calendar.ts';
import { DefCat, ProcStatus } from '../domain/enums.ts';
import type { PreparedInput } from '../estimates/coverage/prepare.ts';
import { defaultFee } from '../estimates/lines/default-fee.ts';
import type { Book } from './book.ts';
import { codeNumOf } from './codes.ts';
import { DEMO_TODAY } from './demo-date.ts';
import type { Estimates } from './estimates.ts';

export type Procedure = Row<'procedurelog'>;

/** One patient's page in the book. */
export interface Chart {
  readonly book: Book;
  readonly patient: Row<'patient'>;
  readonly estimates: Estimates;
  /** For the fees of what is charted. */
  readonly prepared: PreparedInput;
}

export interface Work {
  tooth?: string;
  surf?: string;
  /** A range as stored: `2,3,4`. */
  teeth?: string;
  /** Names of definitions. */
  priority?: string;
  dx?: string;
  prognosis?: string;
  /** The day it was done; for planned work the day it was charted. */
  date?: string;
  fee?: number;
  provider?: number;
  clinic?: number;
  columns?: Partial<Procedure>;
}

export function openChart(book: Book, estimates: Estimates, patNum: number): Chart {
  const patient = book.rows('patient').find((row) => row.PatNum === patNum);
  if (!patient) throw new Error(`No patient ${patNum}.`);
  return { book, patient, estimates, prepared: estimates(patient, DEMO_TODAY, []) };
}

/** Planned, on the Active plan. */
export const planned = (chart: Chart, code: string, work: Work = {}) =>
  addProcedure(chart, 'TP', code, { date: '2026-05-18', ...work });

/** Planned, on inactive plans only. */
export const parked = (chart: Chart, code: string, work: Work = {}) =>
  addProcedure(chart, 'TPi', code, { date: '2026-05-18', ...work });

export const completed = (chart: Chart, code: string, date: string, work: Work = {}) =>
  addProcedure(chart, 'C', code, { ...work, date });

/** In any status. Numbers follow the patient's: the first procedure of 1010 is 101001. */
export function addProcedure(chart: Chart, status: keyof typeof ProcStatus, code: string, work: Work): Procedure {
  const { book, patient, prepared } = chart;
  const date = work.date ?? DEMO_TODAY;
  const codeRow = book.rows('procedurecode').find((row) => row.CodeNum === codeNumOf(code))!;
  const provNum = work.provider ?? (codeRow.ProvNumDefault || patient.PriProv || 1);
  const clinicNum = work.clinic ?? patient.ClinicNum;
  const diagnoses = (codeRow.DiagnosticCodes ?? '').split(',');
  const before = book.rows('procedurelog').filter((row) => row.PatNum === patient.PatNum).length;
  const row = book.add('procedurelog', {
    ProcNum: Number(patient.PatNum) * 100 + before + 1,
    PatNum: patient.PatNum,
    CodeNum: codeRow.CodeNum,
    ProcStatus: ProcStatus[status],
    ProcDate: date,
    DateTP: date,
    DateEntryC: date,
    DateComplete: status === 'C' ? date : MIN_DATE,
    SecDateEntry: `${date} 09:00:00`,
    DateTStamp: `${date} 09:00:00`,
    ToothNum: work.tooth ?? '',
    Surf: work.surf ?? '',
    ToothRange: work.teeth ?? '',
    Priority: definitionNum(book, 'TxPriorities', work.priority),
    Dx: definitionNum(book, 'Diagnosis', work.dx),
    Prognosis: definitionNum(book, 'Prognosis', work.prognosis),
    ProvNum: provNum,
    ClinicNum: clinicNum,
    UnitQty: 1,
    BaseUnits: codeRow.BaseUnits,
    PlaceService: book.rows('clinic').find((clinic) => clinic.ClinicNum === clinicNum)?.DefaultPlaceService ?? 0,
    IcdVersion: 10,
    DiagnosticCode: diagnoses[0] ?? '',
    DiagnosticCode2: diagnoses[1] ?? '',
    ...work.columns,
  });
  // As when it was charted: a completed procedure would keep the fee it has.
  const asCharted = { ...row, ProcStatus: ProcStatus.TP } as Parameters<typeof defaultFee>[1];
  row.ProcFee = work.fee ?? defaultFee(prepared, asCharted);
  return row;
}

/** What happens when planned work is done. */
export function complete(procedure: Procedure, date: string): void {
  Object.assign(procedure, {
    ProcStatus: ProcStatus.C,
    ProcDate: date,
    DateEntryC: date,
    DateComplete: date,
    DateTStamp: `${date} 10:00:00`,
  });
}

/** The number behind a definition's name; 0 for none. */
export function definitionNum(book: Book, category: keyof typeof DefCat, name: string | undefined): number {
  if (name === undefined) return 0;
  const found = book.rows('definition').find((row) => row.Category === DefCat[category] && row.ItemName === name);
  if (!found) throw new Error(`No definition ${name} in ${category}.`);
  return Number(found.DefNum);
}
