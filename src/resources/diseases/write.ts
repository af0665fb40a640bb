import type { Transaction } from '../../db/handle.ts';
import { deleteRows, findRow, insertRow, updateRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import { MIN_DATE } from '../../domain/calendar.ts';
import { ProblemStatus } from '../../domain/enums.ts';
import { badRequest, notFound } from '../../domain/refusal.ts';
import { addDiseaseDef, findDiseaseDef, type Listed } from '../../practice/chart/health-lists.ts';
import { refuseDeletedPatient, refuseOfDeletedPatient, requirePatient } from '../../practice/office/patients.ts';
import { asColumns } from '../../wire/as-columns.ts';
import { dateOrNone } from '../../wire/empty-inputs.ts';
import { keyInput, namedInput, textInput, type ValuesOf } from '../../wire/input.ts';

type Disease = Row<'disease'>;

/** Body of Diseases PUT. */
export const diseaseInputs = {
  DateStart: dateOrNone({ description: '"" = none.' }),
  DateStop: dateOrNone({ description: 'Not before DateStart; "" = none.' }),
  ProbStatus: namedInput(ProblemStatus, { description: 'Default for a new problem: Active.' }),
  PatNote: textInput({ ...sized('disease', 'PatNote'), verbatim: true, description: 'Replaces the note.' }),
};

/** Body of Diseases POST. */
export const newDiseaseInputs = {
  PatNum: keyInput({ required: true }),
  DiseaseDefNum: keyInput({ description: 'This or diseaseDefName; takes precedence over the name.' }),
  diseaseDefName: textInput({
    ...sized('diseasedef', 'DiseaseName'),
    alsoSpelled: 'DiseaseDefName',
    description: 'DiseaseName of a DiseaseDef; created if there is none.',
  }),
  ...diseaseInputs,
};

/**
 * Gives a patient a problem of the office's list; a name the list lacks is added to it (`companions-people.md` 12).
 */
export async function createDisease(
  tx: Transaction,
  { PatNum, DiseaseDefNum, diseaseDefName, ...sent }: ValuesOf<typeof newDiseaseInputs>,
): Promise<Listed<Disease>> {
  if (!DiseaseDefNum && !diseaseDefName) throw badRequest('diseaseDefName is required.');
  if (!DiseaseDefNum) await lockShared(tx, 'diseasedef');
  const patient = await requirePatient(tx, PatNum);
  const named = DiseaseDefNum ? await findRow(tx, 'diseasedef', DiseaseDefNum) : undefined;
  if (DiseaseDefNum && !named) throw notFound('DiseaseDef');
  refuseDeletedPatient(patient);
  refuseEarlyStop(sent.DateStart ?? MIN_DATE, sent.DateStop ?? MIN_DATE);
  const definition = named ?? (await findDiseaseDef(tx, diseaseDefName!)) ?? (await addDiseaseDef(tx, diseaseDefName!));
  const disease = await insertRow(tx, 'disease', {
    PatNote: '',
    ...asColumns(sent),
    PatNum,
    DiseaseDefNum: definition.DiseaseDefNum,
  });
  return { ...disease, listed: definition.DiseaseName ?? '' };
}

export async function updateDisease(
  tx: Transaction,
  disease: Disease,
  sent: ValuesOf<typeof diseaseInputs>,
): Promise<Listed<Disease>> {
  await refuseOfDeletedPatient(tx, disease);
  refuseEarlyStop(sent.DateStart ?? disease.DateStart, sent.DateStop ?? disease.DateStop);
  const listed = await nameOf(tx, disease);
  return { ...(await updateRow(tx, 'disease', disease, asColumns(sent))), listed };
}

export async function removeDisease(tx: Transaction, disease: Disease): Promise<Listed<Disease>> {
  await refuseOfDeletedPatient(tx, disease);
  const listed = await nameOf(tx, disease);
  await deleteRows(tx, 'disease', [disease]);
  return { ...disease, listed };
}

const nameOf = async (tx: Transaction, { DiseaseDefNum }: Disease) =>
  (await findRow(tx, 'diseasedef', DiseaseDefNum))?.DiseaseName ?? '';

function refuseEarlyStop(start: string, stop: string): void {
  if (stop > MIN_DATE && stop < start) throw badRequest('DateStop cannot be before DateStart.');
}
