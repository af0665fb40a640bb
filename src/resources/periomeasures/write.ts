import { type AuditEntry, recordAudit } from '../../db/audit.ts';
import type { Handle, Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, requireRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PerioSequenceType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { refuseOfDeletedPatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { keyInput, namedInput, type ValuesOf } from '../../wire/input.ts';
import { wholeInput } from '../../wire/whole-input.ts';
import { nameOfSequence, refuseValues } from './rules.ts';

type Measure = Row<'periomeasure'>;

const { CAL: _computed, AttGing: _alsoComputed, ...stored } = PerioSequenceType;
/** `Bleeding` is the name that was used before 24.1. */
const SEQUENCE_TYPES = { ...stored, Bleeding: PerioSequenceType.BleedSupPlaqCalc } as const;

/** A number beyond all types is refused with the numbers that its type allows, as any other is (`refuseValues`). */
const value = () => ({
  ...wholeInput({ from: -1, to: 119, description: '-1 = none; above 100 = a negative margin.' }),
  read: keyInput().read,
});

/** Body of PerioMeasures PUT. */
export const perioMeasureInputs = {
  ToothValue: wholeInput({ from: -1, to: 19, description: 'Only for Mobility and SkipTooth; -1 = none.' }),
  MBvalue: value(),
  Bvalue: value(),
  DBvalue: value(),
  MLvalue: value(),
  Lvalue: value(),
  DLvalue: value(),
};

/** Body of PerioMeasures POST. */
export const newPerioMeasureInputs = {
  PerioExamNum: keyInput({ required: true }),
  SequenceType: namedInput(SEQUENCE_TYPES, { required: true }),
  IntTooth: wholeInput({ from: 1, to: 32, required: true }),
  ...perioMeasureInputs,
};

const UNMEASURED = { ToothValue: -1, MBvalue: -1, Bvalue: -1, DBvalue: -1, MLvalue: -1, Lvalue: -1, DLvalue: -1 };

/** The patient whose exam a measurement belongs to; undefined where the exam is gone. */
export async function patientOfExam(handle: Handle, perioExamNum: Key): Promise<Key | undefined> {
  return (await findRow(handle, 'perioexam', perioExamNum))?.PatNum;
}

/** Makes a measurement of one kind at one tooth; an exam has at most one of them (`companions-people.md` 12). */
export async function createPerioMeasure(
  tx: Transaction,
  sent: ValuesOf<typeof newPerioMeasureInputs>,
): Promise<Measure> {
  const exam = await requireRow(tx, 'perioexam', sent.PerioExamNum, 'PerioExamNum');
  await refuseOfDeletedPatient(tx, exam);
  const { PerioExamNum, SequenceType, IntTooth } = sent;
  const measure = { ...UNMEASURED, ...asColumns(sent), PerioExamNum, SequenceType, IntTooth };
  refuseValues(measure);
  const others = await rowsWhere(tx, 'periomeasure', 'PerioExamNum', PerioExamNum);
  if (others.some((other) => other.SequenceType === SequenceType && other.IntTooth === IntTooth)) {
    throw badRequest(
      `A PerioMeasure with SequenceType ${nameOfSequence(SequenceType)} already exists for IntTooth ${IntTooth}.`,
    );
  }
  const created = await insertRow(tx, 'periomeasure', { ...measure, SecDateTEntry: tx.now });
  await noteEdit(tx, exam, 'Created');
  return created;
}

/** Kind and tooth cannot change; the result as a whole must meet the rules. */
export async function updatePerioMeasure(
  tx: Transaction,
  measure: Measure,
  sent: ValuesOf<typeof perioMeasureInputs>,
): Promise<Measure> {
  const exam = await examOf(tx, measure);
  refuseValues({ ...measure, ...asColumns(sent) });
  const changed = await updateRow(tx, 'periomeasure', measure, asColumns(sent));
  if (changed !== measure && exam) await noteEdit(tx, exam, 'Updated');
  return changed;
}

export async function removePerioMeasure(tx: Transaction, measure: Measure): Promise<void> {
  const exam = await examOf(tx, measure);
  const { Mobility, SkipTooth } = PerioSequenceType;
  if (measure.SequenceType !== Mobility && measure.SequenceType !== SkipTooth) {
    throw badRequest('Only SequenceTypes of Mobility or SkipTooth can be deleted.');
  }
  await deleteRows(tx, 'periomeasure', [measure]);
  if (exam) await noteEdit(tx, exam, 'Deleted');
}

/** Keeps the time of the last measurement in the exam, and who made it in the audit trail. */
async function noteEdit(tx: Transaction, exam: Row<'perioexam'>, action: AuditEntry['action']): Promise<void> {
  await updateRow(tx, 'perioexam', exam, { DateTMeasureEdit: tx.now });
  const { PatNum, PerioExamNum } = exam;
  await recordAudit(tx, {
    permission: 'PerioEdit',
    patNum: PatNum,
    key: PerioExamNum,
    action,
    detail: 'Perio measure',
  });
}

async function examOf(tx: Transaction, { PerioExamNum }: Measure): Promise<Row<'perioexam'> | undefined> {
  const exam = await findRow(tx, 'perioexam', PerioExamNum);
  if (exam) await refuseOfDeletedPatient(tx, exam);
  return exam;
}
