import type { Transaction } from '../../db/handle.ts';
import { insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row, TableName } from '../../db/schema/tables.ts';
import { DefCat, ProcStatus } from '../../domain/enums.ts';
import { usualProvider } from '../../practice/office/providers.ts';
import { newProcedureRow } from '../../practice/procedures/new-procedure.ts';
import { DEMO_NOW, DEMO_TODAY } from '../demo-date.ts';
import type { Book } from '../facts/book.ts';
import { codeNumOf } from '../facts/codes.ts';

export type Procedure = Row<'procedurelog'>;

/** Does something in the practice that is being laid, as if the clock read `now`. */
export type At = <T>(now: string, work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** One patient of the practice that is being laid. */
export interface Chart {
  /** The office and its patients. Their stories are in the practice only. */
  readonly book: Book;
  readonly patient: Row<'patient'>;
  readonly at: At;
}

interface Work {
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

export function openChart(book: Book, at: At, patNum: number): Chart {
  const patient = book.rows('patient').find((row) => row.PatNum === patNum);
  if (!patient) throw new Error(`No patient ${patNum}.`);
  return { book, patient, at };
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
export function addProcedure(
  { at, book, patient }: Chart,
  status: keyof typeof ProcStatus,
  code: string,
  work: Work,
): Promise<Procedure> {
  const date = work.date ?? DEMO_TODAY;
  const codeRow = book.rows('procedurecode').find((row) => row.CodeNum === codeNumOf(code))!;
  return at(`${date} 09:00:00`, async (tx) => {
    const before = await rowsWhere(tx, 'procedurelog', 'PatNum', patient.PatNum);
    const row = await newProcedureRow(tx, patient, codeRow, {
      ProcNum: Number(patient.PatNum) * 100 + before.length + 1,
      ProcStatus: ProcStatus[status],
      ProcDate: date,
      ToothNum: work.tooth ?? '',
      Surf: work.surf ?? '',
      ToothRange: work.teeth ?? '',
      Priority: definitionNum(book, 'TxPriorities', work.priority),
      Dx: definitionNum(book, 'Diagnosis', work.dx),
      Prognosis: definitionNum(book, 'Prognosis', work.prognosis),
      ProvNum: work.provider ?? (codeRow.ProvNumDefault || (await usualProvider(tx, patient))),
      ClinicNum: work.clinic ?? patient.ClinicNum,
      ProcFee: work.fee,
      ...work.columns,
    });
    return insertRow(tx, 'procedurelog', row);
  });
}

/** Sets further columns of a procedure, as if it had been charted with them. */
export async function tellOf({ at }: Chart, procedure: Procedure, columns: Partial<Procedure>): Promise<void> {
  const update = (tx: Transaction) => updateRow(tx, 'procedurelog', procedure, columns);
  Object.assign(procedure, await at(procedure.DateTStamp, update));
}

/** Completes planned work. */
export async function complete({ at }: Chart, procedure: Procedure, date: string, time = '10:00:00'): Promise<void> {
  const columns = { ProcStatus: ProcStatus.C, ProcDate: date, DateEntryC: date, DateComplete: date };
  const update = (tx: Transaction) => updateRow(tx, 'procedurelog', procedure, columns);
  Object.assign(procedure, await at(`${date} ${time}`, update));
}

/** Completes planned work on the first day. The stamp is its first minute, so that at no hour it is still to come. */
export const completeToday = (chart: Chart, procedure: Procedure): Promise<void> =>
  complete(chart, procedure, DEMO_TODAY, '00:00:00');

/** Adds a row that no rule makes. */
export const addRow = <T extends TableName>({ at }: Chart, table: T, values: Partial<Row<T>>): Promise<Row<T>> =>
  at(DEMO_NOW, (tx) => insertRow(tx, table, values));

/** The number behind a definition's name; 0 for none. */
export function definitionNum(book: Book, category: keyof typeof DefCat, name: string | undefined): number {
  if (name === undefined) return 0;
  const found = book.rows('definition').find((row) => row.Category === DefCat[category] && row.ItemName === name);
  if (!found) throw new Error(`No definition ${name} in ${category}.`);
  return Number(found.DefNum);
}
