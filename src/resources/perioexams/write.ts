import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PERIO_REGIONS, readPerioString } from '../../domain/perio-string.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { requireProviderIfAny, usualProvider } from '../../practice/office/providers.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { insertReadings } from './readings.ts';

type PerioExam = Row<'perioexam'>;

const region = (description: string) => textInput({ max: 5_000, description });

/** Body of PerioExams PUT. */
export const perioExamInputs = {
  ExamDate: dateInput({ added: '23.3.27', description: 'Default for a new exam: today.' }),
  ProvNum: keyInput({ added: '23.3.27', description: 'Default for a new exam: the patient’s primary provider.' }),
  Note: textInput({ ...sized('perioexam', 'Note'), verbatim: true, added: '23.3.27' }),
};

/** Body of PerioExams POST. */
export const newPerioExamInputs = {
  PatNum: keyInput({ required: true }),
  UpperFacial: region('Depths 0 to 9 from the right to the left, each followed by its flags b, s, p, c.'),
  UpperLingual: region('The same for the inside of the upper teeth.'),
  LowerLingual: region('The same for the inside of the lower teeth, 32 to 17.'),
  LowerFacial: region('The same for the outside of the lower teeth, 32 to 17.'),
  ...perioExamInputs,
};

/** A new exam with what was measured in it (`companions-people.md` 12.1). */
export async function createPerioExam(tx: Transaction, sent: ValuesOf<typeof newPerioExamInputs>): Promise<PerioExam> {
  const patient = await requirePatient(tx, sent.PatNum);
  await requireProviderIfAny(tx, sent.ProvNum);
  refuseDeletedPatient(patient);
  const exam = await insertRow(tx, 'perioexam', {
    PatNum: sent.PatNum,
    ExamDate: sent.ExamDate ?? tx.today,
    ProvNum: sent.ProvNum || (await usualProvider(tx, patient)),
    DateTMeasureEdit: tx.now,
    Note: sent.Note ?? '',
  });
  const readings = PERIO_REGIONS.flatMap((name) => readPerioString(name, sent[name] ?? ''));
  await insertReadings(tx, exam.PerioExamNum, readings);
  return exam;
}

/** Any change counts as a measurement, as the page's sample shows. */
export async function updatePerioExam(
  tx: Transaction,
  exam: PerioExam,
  sent: ValuesOf<typeof perioExamInputs>,
): Promise<PerioExam> {
  await requireProviderIfAny(tx, sent.ProvNum);
  await refuseOfDeletedPatient(tx, exam);
  const changed = await updateRow(tx, 'perioexam', exam, asColumns(sent));
  return changed === exam ? exam : updateRow(tx, 'perioexam', changed, { DateTMeasureEdit: tx.now });
}

export async function removePerioExam(tx: Transaction, exam: PerioExam): Promise<void> {
  await refuseOfDeletedPatient(tx, exam);
  await deleteRows(tx, 'periomeasure', await rowsWhere(tx, 'periomeasure', 'PerioExamNum', exam.PerioExamNum));
  await deleteRows(tx, 'perioexam', [exam]);
}
